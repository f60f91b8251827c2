import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { newTokenKey, readSettings, signInAtPage, startProvider, type RunningProvider } from '.';

const HERE = 'http://127.0.0.1:9/dang-nhap/xong';
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const WEB = basic('web', 'secret-of-web');
const PORTAL = basic('portal', 'secret-of-portal');

describe('the demo identity provider', () => {
  const keys = [newTokenKey(), newTokenKey()];
  const people = new Map(
    [
      { subject: 'nguyen-thi-thu-ha', name: 'Nguyễn Thị Thu Hà', postings: [{ role: 'one-stop-officer' }] },
      { subject: 'chau-vinh-phuc', name: 'Châu <Vĩnh> Phúc', postings: [] },
    ].map((one) => [one.subject, one as never]),
  );
  let provider: RunningProvider;

  beforeAll(async () => {
    provider = await startProvider({
      port: 0,
      people,
      clients: [
        { id: 'web', secret: 'secret-of-web', signedInAt: HERE, signedOutAt: 'http://127.0.0.1:9/' },
        { id: 'portal', secret: 'secret-of-portal' },
      ],
      keys,
    });
  });
  afterAll(() => provider.stop());

  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');

  function authorization(change: Record<string, string | undefined> = {}): URL {
    const address = new URL('/auth', provider.issuer);
    const usual = {
      client_id: 'web',
      response_type: 'code',
      redirect_uri: HERE,
      scope: 'openid profile',
      state: 's',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...change,
    };
    for (const [name, value] of Object.entries(usual))
      if (value !== undefined) address.searchParams.set(name, value);
    return address;
  }

  async function tokens(client: string, body: Record<string, string>) {
    const answer = await fetch(new URL('/token', provider.issuer), {
      method: 'POST',
      headers: { authorization: client },
      body: new URLSearchParams(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }

  const exchange = (code: string, given = verifier) =>
    tokens(WEB, { grant_type: 'authorization_code', code, redirect_uri: HERE, code_verifier: given });

  const signIn = async () =>
    (await signInAtPage(authorization(), 'nguyen-thi-thu-ha')).searchParams.get('code')!;

  const verified = async (token: string) => {
    const set = createRemoteJWKSet(new URL('/jwks', provider.issuer));
    return (await jwtVerify(token, set, { issuer: provider.issuer, audience: 'lien-thong' })).payload;
  };

  it('signs a person in at its page and issues a token that names the person and nothing else', async () => {
    const { status, body } = await exchange(await signIn());
    expect(status).toBe(200);
    const claims = await verified(body['access_token']!);
    expect(claims).toMatchObject({ sub: 'nguyen-thi-thu-ha', name: 'Nguyễn Thị Thu Hà', client_id: 'web' });
    expect(claims.exp! - claims.iat!).toBe(600);
    expect(Object.keys(claims).filter((name) => /role|group|posting/.test(name))).toEqual([]);
  });

  it('signs with the first of its keys and publishes both, without what is private', async () => {
    const { body } = await exchange(await signIn());
    expect(decodeProtectedHeader(body['access_token']!)).toMatchObject({ alg: 'ES256', kid: keys[0]!.kid });
    const published = (await (await fetch(new URL('/jwks', provider.issuer))).json()) as { keys: object[] };
    expect(published.keys).toHaveLength(2);
    expect(published.keys.some((key) => 'd' in key)).toBe(false);
  });

  it('gives a new refresh token at each use and takes none twice', async () => {
    const { body: first } = await exchange(await signIn());
    const renew = (token: string) => tokens(WEB, { grant_type: 'refresh_token', refresh_token: token });
    const second = await renew(first['refresh_token']!);
    expect(second.body['refresh_token']).not.toBe(first['refresh_token']);
    expect((await verified(second.body['access_token']!)).sub).toBe('nguyen-thi-thu-ha');
    expect(await renew(first['refresh_token']!)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('demands proof of who began the sign-in (PKCE), and the right one', async () => {
    const without = authorization({ code_challenge: undefined, code_challenge_method: undefined });
    expect((await signInAtPage(without, 'nguyen-thi-thu-ha')).searchParams.get('error')).toBe(
      'invalid_request',
    );
    const wrong = await exchange(await signIn(), randomBytes(32).toString('base64url'));
    expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('sends nobody to an address that the client did not register', async () => {
    const elsewhere = authorization({ redirect_uri: 'http://127.0.0.1:9/other' });
    await expect(signInAtPage(elsewhere, 'nguyen-thi-thu-ha')).rejects.toThrow('invalid_redirect_uri');
  });

  it('refuses a person it does not know', async () => {
    await expect(signInAtPage(authorization(), 'nobody')).rejects.toThrow('unknown-person');
  });

  it('refuses a sign-in form that another browser sends', async () => {
    const begun = await fetch(authorization(), { redirect: 'manual' });
    const page = new URL(begun.headers.get('location')!, provider.issuer);
    const answer = await fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ subject: 'nguyen-thi-thu-ha' }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('session-not-found');
  });

  it('lets a program sign in as itself, for the services and nothing else', async () => {
    const { body } = await tokens(PORTAL, { grant_type: 'client_credentials' });
    expect(await verified(body['access_token']!)).toMatchObject({ sub: 'portal', client_id: 'portal' });
    const wrong = await tokens(basic('portal', 'guessed'), { grant_type: 'client_credentials' });
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const notOurs = await tokens(WEB, { grant_type: 'client_credentials' });
    expect(notOurs).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('shows a page without script that says it is a demonstration, with names as text', async () => {
    const begun = await fetch(authorization(), { redirect: 'manual' });
    const cookie = begun.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const answer = await fetch(new URL(begun.headers.get('location')!, provider.issuer), {
      headers: { cookie },
    });
    const page = await answer.text();
    expect(page).toContain('chỉ để trình diễn');
    expect(page).toContain('Châu &lt;Vĩnh&gt; Phúc');
    expect(page).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';(?!.*unsafe)/);
    expect(begun.headers.getSetCookie().every((line) => /httponly/i.test(line))).toBe(true);
  });
});

describe('the settings of the demo provider', () => {
  it('are refused where nobody said that it is a demonstration', () => {
    expect(() => readSettings({ IDENTITY_PORT: '8607', NODE_ENV: 'test' })).toThrow('IDENTITY_DEMO=true');
  });
});
