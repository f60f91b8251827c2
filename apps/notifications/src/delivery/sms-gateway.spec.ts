import { EnvironmentFault } from '@lien-thong/service';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmsGateway } from './sms-gateway';

interface Posted {
  authorization?: string;
  idempotencyKey: unknown;
  body: { to: string; text: string; reference: string };
}

/** A gateway that answers as told, and keeps what it was asked; a message of one reference counts once. */
async function gatewayThat(status: number | 'hangs up') {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const { authorization, 'idempotency-key': idempotencyKey } = request.headers;
      posted.push({ authorization, idempotencyKey, body: JSON.parse(text) as Posted['body'] });
      if (status === 'hangs up') request.socket.destroy();
      else response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{"so":"it is"}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const taken = () => new Set(posted.map(({ body }) => body.reference)).size;
  return { posted, taken, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms` };
}

const textOf = async (request: IncomingMessage): Promise<string> =>
  Buffer.concat((await request.toArray()) as Buffer[]).toString();

const closed = (server: Server) => new Promise((done) => server.close(done));

const notice = {
  reference: '0190a000-0000-7000-8000-000000000009.sms',
  caseId: '0190a000-0000-7000-8000-000000000001',
  address: '0912345678',
  subject: '',
  body: 'Đã tiếp nhận hồ sơ.',
};
const settings = { SMS_GATEWAY_TOKEN: 'a' };

describe('a text message handed to a gateway', () => {
  it.each([
    [200, { outcome: 'sent' }],
    [202, { outcome: 'sent' }],
    [400, { outcome: 'refused', fault: 'sms-400' }],
    [422, { outcome: 'refused', fault: 'sms-422' }],
    [401, { outcome: 'not-sent', fault: 'sms-401' }],
    [404, { outcome: 'not-sent', fault: 'sms-404' }],
    [429, { outcome: 'not-sent', fault: 'sms-429' }],
    [302, { outcome: 'not-sent', fault: 'sms-302' }],
    [500, { outcome: 'unclear', fault: 'sms-500' }],
    [503, { outcome: 'unclear', fault: 'sms-503' }],
    ['hangs up', { outcome: 'unclear', fault: 'UND_ERR_SOCKET' }],
  ] as const)('that answers %s', async (status, expected) => {
    const { url, server, posted } = await gatewayThat(status);
    const [handover] = await new SmsGateway(url, settings).send([notice]);
    expect(handover).toEqual(expected);
    expect(posted).toHaveLength(1);
    await closed(server);
  });

  it('goes with its reference and the token, and again under the same reference', async () => {
    const { url, server, posted, taken } = await gatewayThat(200);
    const file = join(mkdtempSync(join(tmpdir(), 'gateway-')), 'token');
    writeFileSync(file, 'bi-mat\n');
    const gateway = new SmsGateway(url, { SMS_GATEWAY_TOKEN_FILE: file });
    await gateway.send([notice]);
    await gateway.send([notice]);
    expect(posted[0]).toEqual({
      authorization: 'Bearer bi-mat',
      idempotencyKey: notice.reference,
      body: { to: '0912345678', text: 'Đã tiếp nhận hồ sơ.', reference: notice.reference },
    });
    expect([posted.length, taken()]).toEqual([2, 1]);
    await closed(server);
  });

  it('that is not there was certainly not sent', async () => {
    const { url, server } = await gatewayThat(200);
    await closed(server);
    const [handover] = await new SmsGateway(url, settings).send([notice]);
    expect(handover).toEqual({ outcome: 'not-sent', fault: 'ECONNREFUSED' });
  });
});

it.each([
  ['without a token', {}],
  ['whose token cannot be read', { SMS_GATEWAY_TOKEN_FILE: '/nowhere/token' }],
])('a gateway %s is not begun with', (_, given) => {
  expect(() => new SmsGateway('http://127.0.0.1:1/', given)).toThrow(EnvironmentFault);
});
