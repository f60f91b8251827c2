import { Problem } from '@lien-thong/service';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Incoming } from './incoming';

const MOST = 200_000;

describe('a file that arrives over a real connection', () => {
  let folder: string;
  let server: Server;
  const outcomes: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'incoming-'));
    const incoming = new Incoming(folder, MOST);
    server = createServer((message, reply) => {
      incoming
        .receive(message, undefined, ({ size, sha256 }) => Promise.resolve(`${size} ${sha256.slice(0, 8)}`))
        .catch((fault: unknown) => (fault instanceof Problem ? fault.code : String(fault)))
        .then((outcome) => {
          outcomes.push(outcome);
          reply.end(outcome);
        }, fail);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const fail = (fault: unknown) => outcomes.push(String(fault));
  const open = () =>
    request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method: 'POST' });
  const answerTo = (sending: ReturnType<typeof open>) =>
    new Promise<string>((resolve, reject) => {
      sending.on('error', reject);
      sending.on('response', (reply) => reply.on('data', (text: Buffer) => resolve(text.toString())));
    });

  it('is counted and hashed', async () => {
    const sending = open();
    const answer = answerTo(sending);
    sending.end('abc');
    expect(await answer).toBe('3 ba7816bf');
  });

  it('and is too large is answered while it is still being sent', async () => {
    const sending = open();
    const answer = answerTo(sending);
    const endless = setInterval(() => sending.write(Buffer.alloc(50_000)), 1);
    try {
      expect(await answer).toBe('too-large');
    } finally {
      clearInterval(endless);
      sending.destroy();
    }
  });

  it('and breaks off in the middle leaves nothing behind', async () => {
    outcomes.length = 0;
    const sending = open();
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(50_000));
    while ((await readdir(folder)).length === 0) await pause(5);
    sending.destroy();
    while (!outcomes.length) await pause(5);
    expect(outcomes).toEqual(['upload-cut-off']);
    expect(await readdir(folder)).toEqual([]);
  });
});
