import { createServer, type Server } from 'node:http';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { listPage, mailPage, notFoundPage } from './mail-pages';
import { needPort } from './ports';

/** A mail as the sink got it. */
export interface Mail {
  number: number;
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  receivedAt: string;
}

export interface MailSinkOptions {
  smtpPort: number;
  httpPort: number;
  /** Older mails are let go of. */
  keepLast?: number;
  /** Whose mailbox does not exist here. */
  isUnknown?: (address: string) => boolean;
}

export interface MailSink {
  smtpUrl: string;
  webUrl: string;
  messages(): Mail[];
  stop(): Promise<void>;
}

const asText = (value: { text: string } | { text: string }[] | undefined) =>
  [value ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');

/** A real SMTP server that keeps what it gets and shows it on a page. Nothing leaves the machine. */
export async function startMailSink({
  smtpPort,
  httpPort,
  keepLast = 2000,
  isUnknown = () => false,
}: MailSinkOptions): Promise<MailSink> {
  await needPort(smtpPort, 'the mail sink');
  await needPort(httpPort, "the mail sink's page");
  const mails: Mail[] = [];
  let count = 0;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 500,
    onRcptTo: ({ address }, _session, done) =>
      done(isUnknown(address) ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        ({ messageId, from, to, subject, text }) => {
          mails.push({
            number: ++count,
            messageId: messageId ?? '',
            from: asText(from),
            to: asText(to),
            subject: subject ?? '',
            text: text ?? '',
            receivedAt: new Date().toISOString(),
          });
          if (mails.length > keepLast) mails.shift();
          done();
        },
        (fault: Error) => done(fault),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(smtpPort, '127.0.0.1', resolve);
  });
  smtp.on('error', () => undefined); // a client that hangs up is no fault of the sink's
  const page = await serve(httpPort, mails);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${httpPort}`,
    messages: () => [...mails],
    stop: async () => {
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(resolve)),
        new Promise((resolve) => page.close(resolve)),
      ]);
    },
  };
}

function serve(port: number, mails: readonly Mail[]): Promise<Server> {
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://sink').pathname;
    const send = (status: number, type: string, body: string) =>
      reply
        .writeHead(status, {
          'content-type': `${type}; charset=utf-8`,
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        })
        .end(body);
    const mail = /^\/mails\/(\d+)$/.exec(path);
    if (path === '/api/messages') send(200, 'application/json', JSON.stringify(mails));
    else if (path === '/') send(200, 'text/html', listPage(mails));
    else {
      const found = mail && mails.find(({ number }) => number === Number(mail[1]));
      send(found ? 200 : 404, 'text/html', found ? mailPage(found) : notFoundPage());
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
