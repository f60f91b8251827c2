import { OfficeEnvironment } from '@lien-thong/service';
import { eventually, openService, testIssuer, type TestIssuer, type OpenService } from '@lien-thong/testing';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Office } from './testing-ground/office';

jest.setTimeout(60_000);

const AN = { subject: 'an', name: 'An', posts: ['one-stop-officer' as const] };

describe('who is believed', () => {
  let office: OpenService;
  let issuer: TestIssuer;

  beforeAll(async () => {
    issuer = await testIssuer();
    office = await openService({
      name: 'monitoring',
      environment: OfficeEnvironment,
      module: (e) => Office.of(e),
    });
    await office.as(AN);
  });
  afterAll(() => office.close());

  const knock = (authorization: string, door = 'cases') =>
    office.get<{ code?: string; subject?: string }>(`doors/${door}`, { authorization });
  const claims = { iss: '', aud: 'lien-thong', sub: 'an' };
  const soon = () => Math.floor(Date.now() / 1000) + 60;
  const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`;
  const parts = async () => (await issuer.token('an')).split('.') as [string, string, string];
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

  it('a token of the provider, for this system, still good', async () => {
    const { status, body } = await knock(await bearer(issuer.token('an')));
    expect([status, body.subject]).toEqual([200, 'an']);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['nobody', () => ''],
    ['another scheme', () => 'Basic YW46YW4='],
    ['not a token', () => 'Bearer abc'],
    ['three dots', () => 'Bearer ...'],
    ['a very long one', () => `Bearer ${'a'.repeat(4000)}.b.c`],
    ['expired', () => bearer(issuer.token('an', { exp: Math.floor(Date.now() / 1000) - 60 }))],
    ['without an end', () => bearer(issuer.token('an', { exp: undefined }))],
    ['not yet good', () => bearer(issuer.token('an', { nbf: soon() + 600 }))],
    ['for another system', () => bearer(issuer.token('an', { aud: 'another' }))],
    ['of another issuer', () => bearer(issuer.token('an', { iss: 'https://elsewhere.example' }))],
    ['alg none', () => bearer(new UnsecuredJWT({ ...claims, iss: issuer.url, exp: soon() }).encode())],
    [
      'signed with another key under a known name',
      async () => {
        const { kid } = decoded((await parts())[0]) as { kid: string };
        const { privateKey } = await generateKeyPair('EdDSA');
        const token = new SignJWT({ ...claims, iss: issuer.url, exp: soon() }).setProtectedHeader({
          alg: 'EdDSA',
          kid,
        });
        return bearer(token.sign(privateKey));
      },
    ],
    [
      'signed with the public key as if it were a shared secret',
      async () => {
        const { kid } = decoded((await parts())[0]) as { kid: string };
        const { keys } = (await (await fetch(`${issuer.url}/jwks`)).json()) as { keys: { x: string }[] };
        const token = new SignJWT({ ...claims, iss: issuer.url, exp: soon() }).setProtectedHeader({
          alg: 'HS256',
          kid,
        });
        return bearer(token.sign(Buffer.from(keys.at(-1)!.x.padEnd(44, '0'))));
      },
    ],
    [
      'with its key in its own header',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
        const { exportJWK } = await import('jose');
        const jwk = await exportJWK(publicKey);
        const token = new SignJWT({ ...claims, iss: issuer.url, exp: soon() }).setProtectedHeader({
          alg: 'EdDSA',
          jwk,
        });
        return bearer(token.sign(privateKey));
      },
    ],
    [
      'another person written in',
      async () => {
        const [head, body, signature] = await parts();
        return `Bearer ${head}.${encoded({ ...decoded(body), sub: 'tester' })}.${signature}`;
      },
    ],
    [
      'its signature cut off',
      async () => {
        const [head, body] = await parts();
        return `Bearer ${head}.${body}.`;
      },
    ],
  ])('not %s', async (_, authorization) => {
    const { status, body } = await knock(await authorization());
    expect([status, body.code]).toEqual([401, 'sign-in-required']);
  });

  it('nobody by a header, a cookie or a query that says who it is', async () => {
    const headers = {
      authorization: '',
      'x-user': 'tester',
      'x-forwarded-user': 'tester',
      cookie: 'user=tester',
    };
    expect((await office.get('doors/cases?access_token=x&user=tester', headers)).status).toBe(401);
  });

  it('a token that was believed, until it expires', async () => {
    const token = await bearer(issuer.token('an', { exp: Math.floor(Date.now() / 1000) + 1 }));
    expect((await knock(token)).status).toBe(200);
    await eventually(async () => (await knock(token)).status === 401);
  });

  it('a key that the provider began to use since, without a restart, and the one before', async () => {
    const before = await issuer.token('an');
    await issuer.rotate();
    // The keys are asked for again at most every few seconds: nobody makes us ask without end.
    await new Promise((passed) => setTimeout(passed, 5100));
    expect((await knock(await bearer(issuer.token('an')))).status).toBe(200);
    expect((await knock(`Bearer ${before}`)).status).toBe(200);
  });

  it('a program that signs in as itself is no person, and a person is no program', async () => {
    const machine = await office.as({
      subject: 'portal',
      machine: true,
      posts: ['agency-machine', 'one-stop-officer'],
    });
    expect((await machine.get('doors/cases')).status).toBe(403);
    const person = await office.as({ subject: 'portal', posts: [] });
    expect((await person.get('doors/cases')).status).toBe(200);
  });

  it('is told to come again while the provider cannot be reached', async () => {
    const away = await openService({
      name: 'monitoring',
      environment: OfficeEnvironment,
      module: (e) => Office.of(e),
      settings: { OIDC_ISSUER: 'http://127.0.0.1:9' },
    });
    try {
      const { status, headers } = await away.get('doors/cases');
      expect([status, headers['retry-after']]).toEqual([503, '2']);
    } finally {
      await away.close();
    }
  });
});
