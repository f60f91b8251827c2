import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SmtpCarrier } from './smtp-carrier';

/** A mail server that keeps to a script: what it answers to each command; `hang up` breaks the line. */
async function scripted(answers: Record<string, string>): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => converse(socket, answers));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function converse(socket: Socket, answers: Record<string, string>): void {
  const say = (answer: string) => (answer === 'hang up' ? socket.destroy() : socket.write(`${answer}\r\n`));
  let letter: string | undefined;
  socket.on('error', () => undefined);
  say(answers['greeting'] ?? '220 ready');
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
      if (letter !== undefined) {
        letter += line;
        if (line !== '.') continue;
        letter = undefined;
        say(answers['letter'] ?? '250 taken');
        continue;
      }
      const command = line.split(/[ :]/)[0]!.toUpperCase();
      if (command === 'DATA') letter = '';
      say(answers[command] ?? (command === 'DATA' ? '354 go on' : '250 ok'));
    }
  });
}

const notice = {
  reference: 'a.email',
  caseId: '0190a000-0000-7000-8000-000000000001',
  address: 'lan@example.vn',
  subject: 'Xin chào',
  body: 'Kính gửi',
};

async function sendTo(url: string) {
  const carrier = new SmtpCarrier({ SMTP_URL: url, MAIL_FROM: 'Liên thông <bao-tin@lienthong.example.vn>' });
  const [handover] = await carrier.send([notice]);
  carrier.close();
  return handover;
}

describe('a letter handed to a mail server', () => {
  it.each([
    ['takes it', {}, { outcome: 'sent' }],
    [
      'does not know the receiver',
      { RCPT: '550 no such user' },
      { outcome: 'bad-address', fault: 'smtp-550' },
    ],
    ['will not relay for us', { RCPT: '550 5.7.1 no relaying' }, { outcome: 'refused', fault: 'smtp-550' }],
    ['does not want the letter', { letter: '554 no' }, { outcome: 'refused', fault: 'smtp-554' }],
    ['asks to wait', { RCPT: '451 later' }, { outcome: 'not-sent', fault: 'smtp-451' }],
    ['does not know us', { MAIL: '530 log in first' }, { outcome: 'not-sent', fault: 'smtp-530' }],
    ['is full', { letter: '452 no space' }, { outcome: 'not-sent', fault: 'smtp-452' }],
    ['breaks off after the letter', { letter: 'hang up' }, { outcome: 'unclear', fault: 'ECONNECTION' }],
  ])('that %s', async (_, answers, expected) => {
    const { server, url } = await scripted(answers);
    expect(await sendTo(url)).toEqual(expected);
    server.close();
  });

  it('that is not there was certainly not sent', async () => {
    const { server, url } = await scripted({});
    await new Promise((resolve) => server.close(resolve));
    expect(await sendTo(url)).toEqual({ outcome: 'not-sent', fault: 'ECONNREFUSED' });
  });
});
