import { freePorts } from '@lien-thong/embedded';
import {
  newTokenKey,
  signInAtPage,
  startProvider,
  type RunningProvider,
} from '@lien-thong/identity-provider';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { WebEnvironment } from '../environment';
import { createWeb } from '../web';

const key = (kid: string) => ({ kty: 'oct', kid, k: randomBytes(32).toString('base64url') });
const [OLD, NEW] = [key('old'), key('new')];
const PERSON = 'nguyen-thi-thu-ha';
const OTHER = 'tran-quoc-bao';
const MINUTE = 60_000;
const TIMERS = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'performance',
  'queueMicrotask',
] as const;

/** A browser as far as cookies go. */
class Browser {
  readonly cookies = new Map<string, string>();
  /** The attributes each cookie was set with last. */
  readonly attributes = new Map<string, string>();

  constructor(private readonly base: string) {}

  async ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...init.headers };
    const answer = await fetch(new URL(path, this.base), { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value, attributes] = /^([^=]+)=([^;]*)(.*)$/.exec(line)!;
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
      this.attributes.set(name!, attributes!);
    }
    return answer;
  }

  async signIn(subject = PERSON, path = '/dang-nhap'): Promise<Response> {
    const begun = await this.ask(path);
    const back = await signInAtPage(new URL(begun.headers.get('location')!), subject);
    return this.ask(`${back.pathname}${back.search}`);
  }

  async account(): Promise<{ signedIn: boolean; name?: string; subject?: string; csrf?: string }> {
    return (await (await this.ask('/phien')).json()) as never;
  }

  copy(): Browser {
    const same = new Browser(this.base);
    this.cookies.forEach((value, name) => same.cookies.set(name, value));
    return same;
  }
}

const SESSION = 'lien-thong-session';

describe('the session', () => {
  let folder: string;
  let provider: RunningProvider;
  let service: Server;
  let asked: { headers: IncomingHttpHeaders }[];
  let servers: NestFastifyApplication[];
  let url: string;
  let browser: Browser;

  async function serve(change: Partial<WebEnvironment> = {}, port = 0): Promise<string> {
    const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    const services = [
      'ONE_STOP',
      'CIVIL_REGISTRATION',
      'RESIDENCE',
      'SOCIAL_INSURANCE',
      'NOTIFICATIONS',
      'MONITORING',
    ];
    const app = await createWeb(
      Object.assign(
        new WebEnvironment(),
        Object.fromEntries(services.map((name) => [`${name}_URL`, address])),
        {
          LOG_LEVEL: 'fatal',
          BROWSER_FILES: folder,
          OIDC_ISSUER: provider.issuer,
          OIDC_CLIENT_ID: 'web',
          OIDC_CLIENT_SECRET: 'secret',
          PUBLIC_URL: url,
          SESSION_KEYS: JSON.stringify({ keys: [OLD] }),
        },
        change,
      ),
    );
    servers.push(app);
    await app.listen(port, '127.0.0.1');
    return app.getUrl();
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lien-thong-session-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    const [port] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    const person = (subject: string, name: string) => [subject, { subject, name, postings: [] }] as const;
    provider = await startProvider({
      port: 0,
      people: new Map([person(PERSON, 'Nguyễn Thị Thu Hà'), person(OTHER, 'Trần Quốc Bảo')]),
      clients: [{ id: 'web', secret: 'secret', signedInAt: `${url}/dang-nhap/xong`, signedOutAt: `${url}/` }],
      keys: [newTokenKey()],
    });
    asked = [];
    service = createServer((request, response) => {
      asked.push({ headers: request.headers });
      response.setHeader('content-type', 'application/json').end('{}');
    });
    await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
    servers = [];
    await serve({}, port);
  });
  afterAll(async () => {
    for (const app of servers) await app.close();
    await provider.stop();
    service.closeAllConnections();
    service.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    browser = new Browser(url);
  });
  afterEach(() => jest.restoreAllMocks());

  const bearer = () => asked.at(-1)!.headers.authorization?.replace(/^Bearer /, '');
  const later = (ms: number) => {
    const now = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
  };
  const ours = async (from = browser) => ({
    'x-csrf-token': (await from.account()).csrf!,
    'sec-fetch-site': 'same-origin',
  });

  it('begins at the provider and comes back to the page it was begun from', async () => {
    expect(await browser.account()).toEqual({ signedIn: false });
    const answer = await browser.signIn(PERSON, '/dang-nhap?ve=%2Fho-so%3Fstatus%3Dnew');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ho-so?status=new']);
    expect(await browser.account()).toEqual({
      signedIn: true,
      name: 'Nguyễn Thị Thu Hà',
      subject: PERSON,
      csrf: expect.stringMatching(/^[\w-]{32}$/),
    });
  });

  it('is kept in a cookie that no script can read and no other site sends with a form', async () => {
    await browser.signIn();
    expect(browser.attributes.get(SESSION)).toMatch(/Path=\/;.*HttpOnly; SameSite=Lax/);
    expect([...browser.cookies.keys()]).toEqual([SESSION]);
    expect(browser.cookies.get(SESSION)!.length).toBeLessThan(3500);
  });

  it('is bound to this host and to TLS where the server is reached by https', async () => {
    const behindTls = new Browser(await serve({ PUBLIC_URL: 'https://mot-cua.example.vn' }));
    const begun = await behindTls.ask('/dang-nhap');
    expect(behindTls.attributes.get('__Host-lien-thong-sign-in')).toMatch(/Path=\/;.*HttpOnly; Secure/);
    expect(new URL(begun.headers.get('location')!).searchParams.get('redirect_uri')).toBe(
      'https://mot-cua.example.vn/dang-nhap/xong',
    );
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '',
  ])('leads nobody out of these pages by the return address %j', async (to) => {
    const answer = await browser.signIn(PERSON, `/dang-nhap?ve=${encodeURIComponent(to)}`);
    expect(answer.headers.get('location')).toBe('/');
  });

  it('is a new one at each sign-in: what was planted before opens nothing', async () => {
    await browser.signIn(OTHER);
    const planted = browser.copy();
    const before = await planted.account();
    await browser.signIn(PERSON);
    const after = await browser.account();
    expect(after.subject).toBe(PERSON);
    expect(after.csrf).not.toBe(before.csrf);
    expect((await planted.account()).subject).toBe(OTHER);
  });

  it('does not begin with an answer meant for another browser', async () => {
    const begun = await browser.ask('/dang-nhap');
    const back = await signInAtPage(new URL(begun.headers.get('location')!), PERSON);
    const victim = new Browser(url);
    expect((await victim.ask(`${back.pathname}${back.search}`)).status).toBe(400);
    await victim.ask('/dang-nhap');
    expect((await victim.ask(`${back.pathname}${back.search}`)).status).toBe(400);
    expect(await victim.account()).toEqual({ signedIn: false });
  });

  it('goes on to a service as the token of the person, without the cookie and without what others claim', async () => {
    await browser.signIn();
    await browser.ask('/api/one-stop/cases', {
      headers: {
        'x-user': 'admin',
        'x-forwarded-user': 'admin',
        'x-remote-user': 'admin',
        authorization: 'Bearer a.b.c',
      },
    });
    const { headers } = asked.at(-1)!;
    expect(decodeJwt(bearer()!)).toMatchObject({ sub: PERSON, aud: 'lien-thong' });
    expect(Object.keys(headers).filter((name) => /cookie|csrf|user(?!-agent)/.test(name))).toEqual([]);
  });

  it('is not needed by a program, whose own token goes on, nor for what is public', async () => {
    await browser.ask('/api/one-stop/cases', { headers: { authorization: 'Bearer a.b.c' } });
    expect(bearer()).toBe('a.b.c');
    await browser.ask('/api/one-stop/cases', { headers: { authorization: 'Basic YTpi' } });
    expect(bearer()).toBeUndefined();
  });

  it.each([
    ['without its token', { 'sec-fetch-site': 'same-origin' }],
    ['with another token', { 'sec-fetch-site': 'same-origin', 'x-csrf-token': 'x'.repeat(32) }],
    ['from another site', { 'sec-fetch-site': 'cross-site', 'x-csrf-token': 'own' }],
    ['from a sister site', { 'sec-fetch-site': 'same-site', 'x-csrf-token': 'own' }],
    ['from another origin', { origin: 'http://127.0.0.1:1', 'x-csrf-token': 'own' }],
    ['from nowhere', { 'x-csrf-token': 'own' }],
  ])('changes nothing by a request %s', async (_how, headers: Record<string, string>) => {
    await browser.signIn();
    const { csrf } = await browser.account();
    const before = asked.length;
    const given = headers['x-csrf-token'] === 'own' ? { ...headers, 'x-csrf-token': csrf! } : headers;
    for (const path of ['/api/one-stop/cases', '/dang-xuat']) {
      const answer = await browser.ask(path, { method: 'POST', headers: given });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'csrf' });
    }
    expect(asked).toHaveLength(before);
    expect((await browser.account()).signedIn).toBe(true);
  });

  it('changes what its own pages ask for', async () => {
    await browser.signIn();
    const answer = await browser.ask('/api/one-stop/cases', { method: 'POST', headers: await ours() });
    expect(answer.status).toBe(200);
    const { csrf } = await browser.account();
    const older = { 'x-csrf-token': csrf!, origin: url };
    expect((await browser.ask('/api/one-stop/cases', { method: 'POST', headers: older })).status).toBe(200);
  });

  it('is renewed once for all requests that come with the same cookie, also those that come too late', async () => {
    await browser.signIn();
    await browser.ask('/api/one-stop/cases');
    const first = bearer();
    const late = browser.copy();
    const crowd = Array.from({ length: 8 }, () => browser.copy());
    later(9.5 * MINUTE);
    asked.length = 0;
    await Promise.all(crowd.map((one) => one.ask('/api/one-stop/cases')));
    const renewed = new Set(asked.map(({ headers }) => headers.authorization));
    expect(renewed.size).toBe(1);
    expect(renewed).not.toContain(`Bearer ${first}`);
    await late.ask('/api/one-stop/cases');
    expect(renewed).toContain(`Bearer ${bearer()}`);
    jest.restoreAllMocks();
    later(19 * MINUTE);
    await crowd[0]!.ask('/api/one-stop/cases');
    expect(decodeJwt(bearer()!)['sub']).toBe(PERSON);
    expect((await late.account()).signedIn).toBe(true);
  });

  it('is over after its time, and what is asked then is asked by nobody', async () => {
    await browser.signIn();
    // jose reads the clock by `new Date()`, which a spy on `Date.now` does not move.
    jest.useFakeTimers({ now: Date.now() + 601 * MINUTE, doNotFake: [...TIMERS] });
    try {
      await browser.ask('/api/one-stop/cases');
    } finally {
      jest.useRealTimers();
    }
    expect(bearer()).toBeUndefined();
    expect(browser.cookies.size).toBe(0);
  });

  it('is not opened by a cookie that was changed, nor by one made for something else', async () => {
    await browser.signIn();
    const good = browser.cookies.get(SESSION)!;
    const parts = good.split('.');
    const body = Buffer.from(parts[3]!, 'base64url');
    body[0]! ^= 1;
    await browser.ask('/dang-nhap');
    for (const bad of [
      parts.with(3, body.toString('base64url')).join('.'),
      good.slice(0, -8),
      'rubbish',
      browser.cookies.get('lien-thong-sign-in')!,
    ]) {
      const thief = new Browser(url);
      thief.cookies.set(SESSION, bad);
      expect(await thief.account()).toEqual({ signedIn: false });
      expect(thief.cookies.size).toBe(0);
    }
  });

  it('stays while keys are rotated, and ends with the key it was sealed with', async () => {
    await browser.signIn();
    const cookie = browser.cookies.get(SESSION)!;
    const both = new Browser(await serve({ SESSION_KEYS: JSON.stringify({ keys: [NEW, OLD] }) }));
    both.cookies.set(SESSION, cookie);
    expect((await both.account()).subject).toBe(PERSON);
    const none = new Browser(await serve({ SESSION_KEYS: JSON.stringify({ keys: [NEW] }) }));
    none.cookies.set(SESSION, cookie);
    expect(await none.account()).toEqual({ signedIn: false });
    await expect(serve({ SESSION_KEYS: '{"keys":[{"kty":"oct","kid":"a","k":"c2hvcnQ"}]}' })).rejects.toThrow(
      'SESSION_KEYS',
    );
  });

  it('ends for good when signed out, also for whoever has a copy of the cookie', async () => {
    await browser.signIn();
    const copy = browser.copy();
    const answer = await browser.ask('/dang-xuat', { method: 'POST', headers: await ours() });
    const to = new URL(((await answer.json()) as { to: string }).to);
    expect(to.origin).toBe(provider.issuer);
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${url}/`);
    expect(browser.cookies.size).toBe(0);
    expect(await copy.account()).toEqual({ signedIn: false });
  });

  it('goes on with the token it has while the provider is away, and says 503 when that is over', async () => {
    await browser.signIn();
    const [alone] = await freePorts(1);
    const cut = new Browser(await serve({ OIDC_ISSUER: `http://127.0.0.1:${alone}` }));
    cut.cookies.set(SESSION, browser.cookies.get(SESSION)!);
    later(9.5 * MINUTE);
    expect((await cut.ask('/api/one-stop/cases')).status).toBe(200);
    jest.restoreAllMocks();
    later(11 * MINUTE);
    const answer = await cut.ask('/api/one-stop/cases');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'identity-away' });
  });
});
