import type { FamilySession, ProgressDetails } from '@lien-thong/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { WebEnvironment } from '../environment';
import { NO_SIGN_IN } from '../testing-ground/no-sign-in';
import { createWeb } from '../web';

const SESSION = 'a'.repeat(64);
const session: FamilySession = { session: SESSION, goodUntil: '2099-11-25T10:00:00.000Z' };
const details: ProgressDetails = {
  dossierCode: 'H92-1',
  deceasedName: 'Trần Văn <Bảy>',
  requesterName: 'Trần Thị Hồng',
  steps: [
    { name: 'Đăng ký khai tử', state: 'done', result: 'Đã đăng ký, số 386/2026.' },
    { name: 'Giải quyết trợ cấp mai táng', state: 'papers-asked', papers: ['insurance-book'] },
  ],
};

/** one-stop as the page sees it: one dossier, and one code that is right. */
async function answer(request: IncomingMessage): Promise<[status: number, body?: object]> {
  const body = await text(request);
  switch (`${request.method} ${request.url}`) {
    case 'POST /api/one-stop/progress/H92-1/one-time-code':
      return [202, { minutes: 5 }];
    case 'POST /api/one-stop/progress/H92-1/one-time-code/verify':
      return body === '{"oneTimeCode":"042917"}' ? [200, session] : [422, { code: 'wrong-code' }];
    case 'GET /api/one-stop/progress/H92-1/details':
      return request.headers['family-session'] === SESSION ? [200, details] : [403, {}];
    default:
      return [404, {}];
  }
}

describe("a family's way to the details of its dossier, without a script", () => {
  let folder: string;
  let oneStop: Server;
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lien-thong-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    oneStop = createServer((request, response) => {
      void answer(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
    });
    await new Promise<void>((listening) => oneStop.listen(0, '127.0.0.1', listening));
    const there = `http://127.0.0.1:${(oneStop.address() as AddressInfo).port}`;
    const urls = Object.fromEntries(
      ['ONE_STOP', 'CIVIL_REGISTRATION', 'RESIDENCE', 'SOCIAL_INSURANCE', 'NOTIFICATIONS', 'MONITORING'].map(
        (name) => [`${name}_URL`, there],
      ),
    );
    app = await createWeb(
      Object.assign(new WebEnvironment(), urls, NO_SIGN_IN, { LOG_LEVEL: 'fatal', BROWSER_FILES: folder }),
    );
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    oneStop.closeAllConnections();
    oneStop.close();
    await rm(folder, { recursive: true });
  });

  const post = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${url}/tra-cuu/H92-1/${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  it('asks for the code, then shows where to enter it', async () => {
    const reply = await post('ma');
    expect(reply.status).toBe(200);
    const page = await reply.text();
    expect(page).toMatch(/<form action="\/tra-cuu\/H92-1\/chi-tiet" method="post">[\s\S]*<label for="ma">/);
    expect(page).not.toMatch(/<script/);
  });

  it('keeps the session where no script reads it, and shows names and results', async () => {
    const reply = await post('chi-tiet', { ma: ' 042 917 ' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/tra-cuu/H92-1/chi-tiet']);
    const cookie = reply.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const shown = await fetch(`${url}/tra-cuu/H92-1/chi-tiet`, {
      headers: { cookie: cookie.split(';')[0]! },
    });
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const page = await shown.text();
    for (const words of ['Trần Văn &lt;Bảy&gt;', 'Đã đăng ký, số 386/2026.', 'Sổ bảo hiểm xã hội'])
      expect(page).toContain(words);
  });

  it('is told that a code is wrong, and may try again', async () => {
    const reply = await post('chi-tiet', { ma: '000000' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('Mã không đúng hoặc đã hết hạn');
    expect((await post('chi-tiet')).status).toBe(422);
  });

  it.each([undefined, 'lien-thong-family=x', `lien-thong-family=${'b'.repeat(64)}`])(
    'leads back to the progress with the cookie %s',
    async (cookie) => {
      const reply = await fetch(`${url}/tra-cuu/H92-1/chi-tiet`, {
        redirect: 'manual',
        headers: cookie ? { cookie } : {},
      });
      expect([reply.status, reply.headers.get('location')]).toEqual([303, '/tra-cuu/H92-1']);
    },
  );

  it('takes no more than a field', async () => {
    expect((await post('chi-tiet', { ma: '1'.repeat(2000) })).status).toBe(413);
  });
});
