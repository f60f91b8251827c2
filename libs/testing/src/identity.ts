import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DECIDING_OFFICES,
  ROLES,
  type DecidesBy,
  type Delegation,
  type OfficeSettings,
  type PostingTerms,
  type Role,
  type Unit,
} from '@lien-thong/contracts';
import { keepPostings, keepSettings } from '@lien-thong/identity';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

export const AUDIENCE = 'lien-thong';

interface Key {
  kid: string;
  privateKey: CryptoKey;
  published: JWK;
}

/** An OpenID provider as far as a service sees one: its document, its keys, and tokens signed with them. */
export class TestIssuer {
  private readonly keys: Key[] = [];

  private constructor(readonly url: string) {}

  static async start(): Promise<TestIssuer> {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      const body = request.url?.endsWith('/jwks')
        ? { keys: issuer.keys.map(({ published }) => published) }
        : { issuer: issuer.url, jwks_uri: `${issuer.url}/jwks` };
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    server.unref();
    const issuer = new TestIssuer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await issuer.rotate();
    return issuer;
  }

  /** Begins to sign with a new key; the earlier ones are still published. */
  async rotate(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const kid = randomUUID();
    const published = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };
    this.keys.push({ kid, privateKey, published });
  }

  /** A token for whoever is named, five minutes long unless the claims say otherwise. */
  token(subject: string, claims: JWTPayload = {}): Promise<string> {
    const { kid, privateKey } = this.keys.at(-1)!;
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: this.url, aud: AUDIENCE, sub: subject, name: subject, iat: now, exp: now + 300 };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt' })
      .sign(privateKey);
  }
}

let issuer: Promise<TestIssuer> | undefined;

/** One for all services of a spec. */
export const testIssuer = (): Promise<TestIssuer> => (issuer ??= TestIssuer.start());

export interface TestPosting {
  role: Role;
  unit?: Unit;
  from?: string;
  until?: string;
  endedAt?: string;
  standsInFor?: string;
  delegation?: Delegation;
  workEmail?: string;
}

export interface TestPerson {
  subject: string;
  name?: string;
  /** Role and unit; the whole system where no unit is given. */
  posts: (Role | TestPosting)[];
  machine?: boolean;
}

/** Every role there is, over the whole system: a spec that is about something else asks as this person. */
export const EVERYBODY: TestPerson = {
  subject: 'tester',
  name: 'Người Thử',
  posts: ROLES.filter((role) => role !== 'agency-machine'),
};

/** Puts postings where a service finds them, as if one-stop had told them. */
export async function installPostings(
  database: DataSource,
  { subject, name = subject, posts }: TestPerson,
): Promise<void> {
  await keepPostings(
    database.manager,
    posts.map((post) => {
      const given: TestPosting = typeof post === 'string' ? { role: post } : post;
      const { role, unit = { kind: 'system' }, from = '2020-01-01', endedAt, ...more } = given;
      const terms: PostingTerms = { subject, name, role, unit, from, ...more };
      const changed = {
        version: 1,
        changedBy: 'system',
        reason: 'Thử.',
        changedAt: '2020-01-01T00:00:00.000Z',
      };
      return { postingId: randomUUID(), change: { ...terms, ...changed, ...(endedAt ? { endedAt } : {}) } };
    }),
  );
}

/** Sets how offices work, as if an administrator had long ago. */
export const installSettings = (database: DataSource, settings: readonly OfficeSettings[]): Promise<void> =>
  keepSettings(
    database.manager,
    settings.map((one) => ({
      ...one,
      settingsId: randomUUID(),
      changedBy: 'system',
      reason: 'Thử.',
      changedAt: '2020-01-01T00:00:00.000Z',
    })),
  );

/** Every office decides in one way, everywhere. */
export const decidingBy = (decidesBy: DecidesBy): OfficeSettings[] =>
  DECIDING_OFFICES.map((office) => ({ office, unit: { kind: 'system' }, from: '2020-01-01', decidesBy }));

/** The header a signed-in person's requests carry. */
export const authorizationOf = async ({ subject, name = subject, machine }: TestPerson): Promise<string> =>
  `Bearer ${await (await testIssuer()).token(subject, { name, ...(machine ? { client_id: subject } : {}) })}`;
