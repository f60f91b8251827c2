import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebEnvironment } from './environment';
import { NO_SIGN_IN } from './testing-ground/no-sign-in';
import { createWeb } from './web';

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

/** A service as far as the web server can see: an address that answers. */
async function serviceThat(answer: Answer): Promise<[Server, string]> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, response, Buffer.concat(parts)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

const progress = {
  dossierCode: 'H92-1',
  status: 'done',
  statusName: 'Đã xử lý xong',
  receivedAt: '2026-11-23T08:40:00.000Z',
  promisedOn: '2026-12-08',
  steps: [],
};

const readings = {
  items: [
    { hour: '2026-11-24T02:00:00.000Z', kind: 'case', roleName: 'Cán bộ một cửa', office: 'Bộ phận một cửa' },
  ],
  more: false,
};

const answerLikeOneStop: Answer = (request, response, body) => {
  const path = request.url!;
  if (path.endsWith('/stream')) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: entry\ndata: 1\n\n');
    return;
  }
  if (path === '/api/one-stop/progress/H92-1') return void response.end(JSON.stringify(progress));
  if (path === '/api/one-stop/progress/H92-1/readings') return void response.end(JSON.stringify(readings));
  if (path.startsWith('/api/one-stop/progress/')) return void response.writeHead(404).end();
  if (path.endsWith('/busy')) return void response.writeHead(503, { 'retry-after': '2' }).end();
  const { 'content-type': type, 'idempotency-key': key } = request.headers;
  response.writeHead(201, { 'content-type': 'application/json', location: '/api/one-stop/cases/1' });
  response.end(JSON.stringify({ method: request.method, path, type, key, body: body.toString('hex') }));
};

describe('the web server', () => {
  let folder: string;
  let oneStop: Server;
  let asked: string[];
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lien-thong-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Liên Thông</title>');
    await writeFile(join(folder, 'assets/page-1a2b.js'), 'export {}');
    asked = [];
    const [server, address] = await serviceThat((request, response, body) => {
      asked.push(request.url!);
      answerLikeOneStop(request, response, body);
    });
    oneStop = server;
    const nowhere = 'http://127.0.0.1:1';
    const environment = Object.assign(new WebEnvironment(), {
      ...NO_SIGN_IN,
      LOG_LEVEL: 'fatal',
      ONE_STOP_URL: address,
      CIVIL_REGISTRATION_URL: nowhere,
      RESIDENCE_URL: nowhere,
      SOCIAL_INSURANCE_URL: nowhere,
      NOTIFICATIONS_URL: nowhere,
      MONITORING_URL: nowhere,
      BROWSER_FILES: folder,
      SAMPLE_CASE: join(folder, 'none.json'),
    });
    app = await createWeb(environment);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    oneStop.closeAllConnections();
    oneStop.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['/', 200],
    ['/ho-so', 200],
    ['/ho-so/0193', 200],
    ['/khong-co-trang-nay', 404],
  ])('serves the browser its page at %s with status %i, never from a cache unasked', async (path, status) => {
    const answer = await fetch(url + path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-cache']);
    expect(await answer.text()).toContain('Liên Thông');
  });

  it('lets built files be kept for ever and allows no inline script', async () => {
    const { headers } = await fetch(`${url}/assets/page-1a2b.js`);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('hands a body to the service byte by byte, broken ones too', async () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    const answer = await fetch(`${url}/api/one-stop/cases?x=%C3%A1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-00000001' },
      body,
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe('/api/one-stop/cases/1');
    expect(await answer.json()).toEqual({
      method: 'POST',
      path: '/api/one-stop/cases?x=%C3%A1',
      type: 'application/json',
      key: 'key-00000001',
      body: body.toString('hex'),
    });
  });

  it('passes an event on while the stream is still open', async () => {
    const stopped = new AbortController();
    const answer = await fetch(`${url}/api/one-stop/cases/1/timeline/stream`, { signal: stopped.signal });
    const first = await answer.body!.getReader().read();
    expect(Buffer.from(first.value).toString()).toBe('event: entry\ndata: 1\n\n');
    stopped.abort();
  });

  it('asks a service that is busy once and passes its answer on', async () => {
    const answer = await fetch(`${url}/api/one-stop/busy`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(asked.filter((path) => path.endsWith('/busy'))).toHaveLength(1);
  });

  it('says in Vietnamese that a service is away', async () => {
    const answer = await fetch(`${url}/api/residence/anything`);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toMatchObject({ status: 502, code: 'service-away' });
  });

  it.each(['/api/no-such-service/x', '/api/', '/assets/none.js', '/health/none'])(
    'answers a program that asks for %s with a problem, not with a page',
    async (path) => {
      const answer = await fetch(url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'not-found' });
    },
  );

  it('leads a typed code to its page and shows it', async () => {
    const answer = await fetch(`${url}/tra-cuu?code=%20H92-1%20`);
    expect([answer.url, answer.status]).toEqual([`${url}/tra-cuu/H92-1`, 200]);
    const text = await answer.text();
    expect(text).toContain('Hồ sơ đã giải quyết xong');
    expect(text).toContain('từ 09:00 đến 10:00 Thứ Ba, 24/11/2026');
  });

  it('answers a code that nobody was given with a page that helps', async () => {
    const answer = await fetch(`${url}/tra-cuu/${encodeURIComponent('../../x')}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Không tìm thấy hồ sơ mang mã này');
  });

  it('offers no sample where there is none', async () => {
    expect((await fetch(`${url}/sample-case.json`)).status).toBe(404);
    for (const file of ['death-notice.pdf', 'other.exe', '..%2f..%2fpackage.json', '%00'])
      expect([400, 404]).toContain((await fetch(`${url}/sample-attachments/${file}`)).status);
  });
});

describe('a web server that stops', () => {
  it('ends the streams it passes on instead of waiting for them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lien-thong-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '');
    const [service, address] = await serviceThat(answerLikeOneStop);
    const urls = Object.fromEntries(
      ['ONE_STOP', 'CIVIL_REGISTRATION', 'RESIDENCE', 'SOCIAL_INSURANCE', 'NOTIFICATIONS', 'MONITORING'].map(
        (name) => [`${name}_URL`, address],
      ),
    );
    const app = await createWeb(
      Object.assign(new WebEnvironment(), urls, NO_SIGN_IN, { LOG_LEVEL: 'fatal', BROWSER_FILES: folder }),
    );
    await app.listen(0, '127.0.0.1');
    const answer = await fetch(`${await app.getUrl()}/api/one-stop/cases/1/timeline/stream`);
    const reader = answer.body!.getReader();
    await reader.read();
    const ended = reader.read().then(
      ({ done }) => done,
      () => true,
    );
    await app.close();
    expect(await ended).toBe(true);
    service.closeAllConnections();
    service.close();
    await rm(folder, { recursive: true });
  });
});
