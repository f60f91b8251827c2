import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { canonical } from './canonical';
import type { OfficeJwk } from './office-key';
import { FileSigner, NoKey, TrustedOffices, UntrustedStatement, type Statement } from './statement';

const at = (iso: string) => new Date(iso);
const seconds = (iso: string) => at(iso).getTime() / 1000;
const NOW = at('2026-11-25T03:00:00Z');

function keyOf(office: string, more: Partial<OfficeJwk> = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const named = {
    kid: `${office}/${more.nbf ?? 0}`,
    office,
    nbf: seconds('2026-01-01'),
    exp: seconds('2027-01-01'),
    ...more,
  };
  const jwk = (key: typeof privateKey) =>
    ({ ...key.export({ format: 'jwk' }), ...named }) as OfficeJwk & JsonWebKey;
  return { privateJwk: jwk(privateKey), publicJwk: jwk(publicKey) };
}

const setOf = (...keys: object[]) => JSON.stringify({ keys });
const statement = (change: Partial<Statement> = {}): Statement => ({
  type: 'death-extract',
  office: 'commune:31120',
  data: { number: '1/2026', name: 'Trần Văn Bảy' },
  ...change,
});

describe('a signed statement', () => {
  const { privateJwk, publicJwk } = keyOf('commune:31120');
  const other = keyOf('commune:31135');
  const signer = new FileSigner(setOf(privateJwk, other.privateJwk));
  const trusted = new TrustedOffices(setOf(publicJwk, other.publicJwk));
  const signature = signer.sign(statement(), NOW);

  const refusal = (given: Statement, signed: string | undefined, by = trusted): string => {
    try {
      by.check(given, signed);
      return 'trusted';
    } catch (fault) {
      if (fault instanceof UntrustedStatement) return fault.code;
      throw fault;
    }
  };

  it('is believed as it was signed, whatever the order of its members', () => {
    expect(refusal(statement(), signature)).toBe('trusted');
    const { number, name } = statement().data as { number: string; name: string };
    expect(refusal(statement({ data: { name, number } }), signature)).toBe('trusted');
    expect(signer.sign(statement(), NOW)).toBe(signature);
  });

  it('is a JWS that any library checks, its content given back to it', async () => {
    const { compactVerify, importJWK } = await import('jose');
    const content = Buffer.from(canonical(statement().data)).toString('base64url');
    const { payload } = await compactVerify(
      signature.replace('..', `.${content}.`),
      await importJWK(publicJwk as never, 'EdDSA'),
    );
    expect(new TextDecoder().decode(payload)).toBe('{"name":"Trần Văn Bảy","number":"1/2026"}');
  });

  const [head, made] = signature.split('..') as [string, string];
  const header = (change: object) =>
    Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(head, 'base64url').toString()), ...change }),
    ).toString('base64url');

  it.each<[string, Statement, string | undefined, string]>([
    ['without a signature', statement(), undefined, 'unsigned'],
    ['with an empty one', statement(), '', 'unsigned'],
    ['with something else for one', statement(), 'abc', 'unreadable'],
    ['with a header that is none', statement(), `bm90IGpzb24..${made}`, 'unreadable'],
    ['with another algorithm', statement(), `${header({ alg: 'none' })}..${made}`, 'unreadable'],
    ['of another kind', statement({ type: 'benefit-decision' }), signature, 'wrong-type'],
    ['by a key that nobody knows', statement(), `${header({ kid: 'x' })}..${made}`, 'unknown-key'],
    [
      "by another office's key",
      statement(),
      signer.sign(statement({ office: 'commune:31135' }), NOW),
      'wrong-office',
    ],
    [
      'under a time it was not signed at',
      statement(),
      `${header({ iat: seconds('2026-11-26') })}..${made}`,
      'tampered',
    ],
    [
      'with another name in it',
      statement({ data: { number: '1/2026', name: 'Trần Văn Tám' } }),
      signature,
      'tampered',
    ],
    [
      'with a member more',
      statement({ data: { ...(statement().data as object), x: 1 } }),
      signature,
      'tampered',
    ],
  ])('is refused %s', (_, given, signed, code) => {
    expect(refusal(given, signed)).toBe(code);
  });

  it('is refused whatever single bit is changed', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.nat(7), (byte, bit) => {
        const bytes = Buffer.from(made, 'base64url');
        bytes[byte]! ^= 1 << bit;
        expect(refusal(statement(), `${head}..${bytes.toString('base64url')}`)).toBe('tampered');
      }),
    );
  });

  it('is made by the newest key that is good, and the one before still proves what it signed', () => {
    const next = keyOf('commune:31120', { nbf: seconds('2026-11-20'), kid: 'next' });
    const after = new FileSigner(setOf(privateJwk, next.privateJwk)).sign(statement(), NOW);
    const both = new TrustedOffices(setOf(publicJwk, next.publicJwk));
    expect(refusal(statement(), after, trusted)).toBe('unknown-key');
    expect([refusal(statement(), after, both), refusal(statement(), signature, both)]).toEqual([
      'trusted',
      'trusted',
    ]);
  });

  it.each<[string, Partial<OfficeJwk>, string]>([
    ['superseded later', { revoked_at: seconds('2026-11-26'), revoked_for: 'superseded' }, 'trusted'],
    ['superseded before', { revoked_at: seconds('2026-11-24'), revoked_for: 'superseded' }, 'revoked-key'],
    [
      'compromised, however long after',
      { revoked_at: seconds('2026-11-26'), revoked_for: 'compromised' },
      'revoked-key',
    ],
    ['revoked without a word why', { revoked_at: seconds('2026-11-26') }, 'revoked-key'],
    ['good only later', { nbf: seconds('2026-12-01') }, 'expired-key'],
    ['no longer good', { exp: seconds('2026-11-01') }, 'expired-key'],
  ])('by a key that was %s', (_, change, expected) => {
    expect(refusal(statement(), signature, new TrustedOffices(setOf({ ...publicJwk, ...change })))).toBe(
      expected,
    );
  });

  it('is not made without a key that is good', () => {
    expect(() => signer.sign(statement({ office: 'commune:00001' }), NOW)).toThrow(NoKey);
    expect(() => signer.sign(statement(), at('2028-01-01T00:00:00Z'))).toThrow(NoKey);
  });

  it('goes by keys that are put into the file meanwhile', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lien-thong-keys-'));
    jest.useFakeTimers({ doNotFake: ['nextTick'] });
    try {
      const file = join(folder, 'keys.json');
      writeFileSync(file, setOf(publicJwk));
      const watching = new TrustedOffices(file);
      expect(refusal(statement(), signature, watching)).toBe('trusted');
      writeFileSync(file, setOf({ ...publicJwk, revoked_at: seconds('2026-11-24') }));
      utimesSync(file, new Date(), new Date(Date.now() + 5000));
      jest.advanceTimersByTime(2500);
      expect(refusal(statement(), signature, watching)).toBe('revoked-key');
    } finally {
      jest.useRealTimers();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the canonical text', () => {
  it('is JSON again, the same for the same value, and sorted', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
    expect(canonical({ b: 1, a: [{ d: null, c: 'ế' }], e: undefined })).toBe(
      '{"a":[{"c":"ế","d":null}],"b":1}',
    );
    expect(() => canonical(Number.NaN)).toThrow(TypeError);
    expect(() => canonical(() => 1)).toThrow(TypeError);
  });
});
