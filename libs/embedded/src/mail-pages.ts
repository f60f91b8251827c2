import type { Mail } from './mail-sink';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const html = (text: string) => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);

const when = (iso: string) => new Date(iso).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });

const page = (title: string, body: string) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${html(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}a{color:#0b57a4}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
pre{white-space:pre-wrap;font:inherit;background:#f6f6f4;padding:1rem;border-radius:.4rem}.note{color:#555}</style></head>
<body>${body}</body></html>`;

export const listPage = (mails: readonly Mail[]) =>
  page(
    'Hộp thư thử',
    `<h1>Hộp thư thử</h1><p class="note">Thư do hệ thống gửi trong bản chạy thử. Không thư nào ra khỏi máy này.</p>
<table><thead><tr><th>Lúc</th><th>Gửi đến</th><th>Tiêu đề</th></tr></thead><tbody>${
      mails
        .toReversed()
        .map(
          (m) =>
            `<tr><td>${html(when(m.receivedAt))}</td><td>${html(m.to)}</td><td><a href="/mails/${m.number}">${html(m.subject)}</a></td></tr>`,
        )
        .join('') || '<tr><td colspan="3">Chưa có thư nào.</td></tr>'
    }</tbody></table>`,
  );

export const mailPage = (m: Mail) =>
  page(
    m.subject,
    `<p><a href="/">← Hộp thư thử</a></p><h1>${html(m.subject)}</h1><p class="note">Từ ${html(m.from)} đến ${html(m.to)}, ${html(when(m.receivedAt))}<br>Message-ID: ${html(m.messageId)}</p><pre>${html(m.text)}</pre>`,
  );

export const notFoundPage = () =>
  page('Không tìm thấy', '<p>Không tìm thấy thư này. <a href="/">Hộp thư thử</a></p>');
