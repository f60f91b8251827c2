import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebEnvironment } from '../environment';
import { NO_SIGN_IN } from '../testing-ground/no-sign-in';
import { createWeb } from '../web';

const CODE = '0123456789ABCDEFGHJKMNPQRS';
const OLD = 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ';
const BROKEN = 'BBBBBBBBBBBBBBBBBBBBBBBBBB';

const ANSWERS: Record<string, string> = { [CODE]: 'genuine', [OLD]: 'replaced' };

describe('the page that a printed code leads to', () => {
  let folder: string;
  let register: Server;
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lien-thong-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '');
    // The registration as far as this page sees it: an address that answers.
    register = createServer((request, response) => {
      const code = request.url!.split('/').at(-1)!;
      if (code === BROKEN) return void response.writeHead(500).end();
      response.end(JSON.stringify({ result: ANSWERS[code] ?? 'not-genuine' }));
    });
    await new Promise<void>((listening) => register.listen(0, '127.0.0.1', listening));
    const nowhere = 'http://127.0.0.1:1';
    const urls = ['ONE_STOP', 'RESIDENCE', 'SOCIAL_INSURANCE', 'NOTIFICATIONS', 'MONITORING'].map((name) => [
      `${name}_URL`,
      nowhere,
    ]);
    const environment = Object.assign(new WebEnvironment(), Object.fromEntries(urls), NO_SIGN_IN, {
      LOG_LEVEL: 'fatal',
      BROWSER_FILES: folder,
      CIVIL_REGISTRATION_URL: `http://127.0.0.1:${(register.address() as AddressInfo).port}`,
    });
    app = await createWeb(environment);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    register.closeAllConnections();
    register.close();
    await rm(folder, { recursive: true });
  });

  const ask = async (code: string) => {
    const answer = await fetch(`${url}/xac-minh/${code}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it.each([
    [CODE, 'Giấy này là thật và còn giá trị'],
    [OLD, 'Giấy này đã được thay bằng giấy khác'],
    ['YYYYYYYYYYYYYYYYYYYYYYYYYY', 'Không có giấy nào mang mã này'],
    ['x', 'Không có giấy nào mang mã này'],
    [encodeURIComponent('../../registrations'), 'Không có giấy nào mang mã này'],
    ['0'.repeat(3000), 'Không có giấy nào mang mã này'],
  ])('says of %.30s: %s', async (code, words) => {
    const { status, text } = await ask(code);
    expect([status, text.includes(words)]).toEqual([200, true]);
  });

  it('repeats neither the code nor anything else of the paper, and is kept nowhere', async () => {
    const { text, headers } = await ask(CODE);
    expect(text).not.toContain(CODE);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
  });

  it('does not call a paper false because the register is away', async () => {
    const { status, text, headers } = await ask(BROKEN);
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
    expect(text).toContain('chưa kiểm tra được');
    expect(text).not.toContain('Không có giấy nào');
  });
});
