import { ROLE_NAMES } from '@lien-thong/access';
import type { Role } from '@lien-thong/contracts';
import escapeHtml from 'escape-html';
import { createHash } from 'node:crypto';
import type { Person } from './people';

const STYLE = `
:root{color-scheme:light;font:18px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1a1a1a;background:#fff}
body{margin:0 auto;max-width:44rem;padding:1rem}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0 .5rem;color:#12507b}
h2{font-size:1.1rem;margin:1.5rem 0 .25rem}
.demo{border-left:6px solid #9a4a00;background:#fdf3e7;padding:.6rem 1rem;font-weight:700}
button{display:block;width:100%;font:inherit;text-align:left;padding:.6rem 1rem;margin:.4rem 0;background:#eef5fa;color:inherit;border:2px solid #12507b;border-radius:.3rem;cursor:pointer}
button b{display:block}
button:hover{background:#d9e9f4}
button:focus-visible{outline:4px solid #f2a900;outline-offset:2px}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * No script, no style but this one. Browsers hold the redirects after a form to `form-action` too, so the addresses
 * people come back to are in it.
 */
export const policyOf = (returnAddresses: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action ${["'self'", ...returnAddresses].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} – Liên Thông</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;

const NO_POSTING = 'Chưa được phân công';

const entry = ({ subject, name, postings }: Person): string => {
  const { office = '', until } = postings[0] ?? {};
  const told = [office, until && `đến hết ngày ${until.split('-').reverse().join('/')}`];
  return `<button name="subject" value="${escapeHtml(subject)}"><b>${escapeHtml(name)}</b>${escapeHtml(told.filter(Boolean).join(', '))}</button>`;
};

function section(title: string, people: readonly Person[]): string {
  return people.length ? `<h2>${escapeHtml(title)}</h2>${people.map(entry).join('')}` : '';
}

/** Everybody by the role of the first posting, one click each; posted to `action`. */
export function signInPage(people: Iterable<Person>, action: string): string {
  const all = [...people];
  const roles = Object.entries(ROLE_NAMES) as [Role, string][];
  const sections = roles.map(([role, title]) =>
    section(
      title,
      all.filter(({ postings }) => postings[0]?.role === role),
    ),
  );
  const rest = section(
    NO_POSTING,
    all.filter(({ postings }) => !postings.length),
  );
  return page(
    'Đăng nhập',
    `<p class="demo">Trang này chỉ để trình diễn: không hỏi mật khẩu, mọi người đều là nhân vật không có thật.</p>
<form method="post" action="${escapeHtml(action)}">${sections.join('')}${rest}</form>`,
  );
}

/** `form` is the provider's own, with its protection against forgery; it has the id below. */
export const signOutPage = (form: string): string =>
  page(
    'Đăng xuất',
    `${form}<p>Đăng xuất khỏi hệ thống trên máy này?</p>
<button form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>
<button form="op.logoutForm">Ở lại</button>`,
  );

export const signedOutPage = (): string =>
  page('Đã đăng xuất', '<p>Phiên làm việc đã kết thúc trên máy này.</p>');

export const errorPage = (error: string, description = ''): string =>
  page(
    'Không đăng nhập được',
    `<p>Yêu cầu đăng nhập không hợp lệ hoặc đã quá hạn. Xin quay lại trang làm việc và đăng nhập lại.</p>
<p>Mã lỗi: ${escapeHtml(error)}. ${escapeHtml(description)}</p>`,
  );
