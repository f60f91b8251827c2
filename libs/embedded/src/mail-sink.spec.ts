import { connect } from 'node:net';
import { startMailSink, type Mail, type MailSink } from './mail-sink';
import { freePorts } from './ports';

/** Says each line when the server has answered the one before, as an SMTP client does. */
function converse(port: number, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const left = [...lines];
    socket.setEncoding('utf8');
    socket.on('data', (answer) => {
      if (!/^[23]/.test(String(answer))) return reject(new Error(String(answer)));
      const next = left.shift();
      if (next === undefined) socket.end(resolve);
      else socket.write(`${next}\r\n`);
    });
    socket.on('error', reject);
  });
}

const send = (port: number, subject: string, text: string) =>
  converse(port, [
    'HELO desk',
    'MAIL FROM:<motcua@example.vn>',
    'RCPT TO:<giadinh@example.vn>',
    'DATA',
    [
      'From: motcua@example.vn',
      'To: giadinh@example.vn',
      'Message-ID: <case-1@example.vn>',
      `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '.',
    ].join('\r\n'),
    'QUIT',
  ]);

describe('the mail sink', () => {
  let sink: MailSink;
  let smtpPort: number;
  beforeEach(async () => {
    const [smtp, http] = (await freePorts(2)) as [number, number];
    smtpPort = smtp;
    sink = await startMailSink({ smtpPort: smtp, httpPort: http, keepLast: 2 });
  });
  afterEach(() => sink.stop());

  it('keeps a mail with its Vietnamese letters, as data and as a page', async () => {
    await send(smtpPort, 'Đã đăng ký khai tử', 'Kính gửi gia đình ông Nguyễn Văn Ễ');
    const [mail] = (await (await fetch(`${sink.webUrl}/api/messages`)).json()) as Mail[];
    expect(mail).toMatchObject({
      number: 1,
      messageId: '<case-1@example.vn>',
      to: 'giadinh@example.vn',
      subject: 'Đã đăng ký khai tử',
      text: expect.stringContaining('Nguyễn Văn Ễ') as unknown,
    });
    expect(await (await fetch(sink.webUrl)).text()).toContain('<a href="/mails/1">Đã đăng ký khai tử</a>');
    expect(await (await fetch(`${sink.webUrl}/mails/1`)).text()).toContain('Nguyễn Văn Ễ');
  });

  it('shows markup in a mail as text', async () => {
    await send(smtpPort, '<script>alert(1)</script>', '<img src=x>');
    for (const page of ['/', '/mails/1'])
      expect(await (await fetch(sink.webUrl + page)).text()).not.toMatch(/<script|<img/);
  });

  it('lets go of the oldest mail and keeps the numbers', async () => {
    for (const subject of ['một', 'hai', 'ba']) await send(smtpPort, subject, 'x');
    expect(sink.messages().map(({ number, subject }) => [number, subject])).toEqual([
      [2, 'hai'],
      [3, 'ba'],
    ]);
    expect((await fetch(`${sink.webUrl}/mails/1`)).status).toBe(404);
  });
});
