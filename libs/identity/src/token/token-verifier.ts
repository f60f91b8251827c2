import { NotYet } from '@lien-thong/service';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { hash } from 'node:crypto';

/** Signatures that only the holder of a private key can make; `none` and shared secrets are not among them. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];
const CLOCK_TOLERANCE_S = 5;
const ASK_WITHIN_MS = 3000;
/** An officer's page asks often with one token; a key that is withdrawn counts for this long at most. */
const KNOWN_FOR_MS = 60_000;
const MOST_KNOWN = 10_000;

/** A token that is not to be believed. Its message is for the log and holds nothing of the token. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
}

/** The OpenID provider does not answer, so nobody can be known: it passes by itself. */
export class ProviderAway extends NotYet {
  override readonly name = 'ProviderAway';
}

export interface Identified {
  /** `sub` of a person, `client_id` of a program. */
  subject: string;
  name: string;
  kind: 'person' | 'machine';
}

/** Checks access tokens (RFC 9068) by the keys their issuer publishes; a key it begins to use is fetched by itself. */
export class TokenVerifier {
  private keys?: Promise<JWTVerifyGetKey>;
  /** Whom lately checked tokens name, by the tokens' hashes, the oldest first. */
  private readonly known = new Map<string, { who: Identified; until: number }>();

  constructor(
    private readonly issuer: string,
    private readonly audience: string,
  ) {}

  /** @throws BadToken, ProviderAway */
  async identify(token: string): Promise<Identified> {
    const digest = hash('sha256', token, 'base64');
    const known = this.known.get(digest);
    if (known && Date.now() < known.until) return known.who;
    const payload = await this.checked(token);
    const who = identifiedBy(payload);
    this.remember(digest, { who, until: Math.min(payload.exp! * 1000, Date.now() + KNOWN_FOR_MS) });
    return who;
  }

  private async checked(token: string): Promise<JWTPayload> {
    const keys = await this.publishedKeys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: this.issuer,
        audience: this.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (fault) {
      if (fault instanceof errors.JWKSTimeout || !(fault instanceof errors.JOSEError))
        throw new ProviderAway(`the keys of ${this.issuer} cannot be fetched: ${String(fault)}`);
      throw new BadToken(fault.code);
    }
  }

  private remember(digest: string, one: { who: Identified; until: number }): void {
    this.known.delete(digest);
    this.known.set(digest, one);
    if (this.known.size <= MOST_KNOWN) return;
    const [oldest] = this.known.keys();
    this.known.delete(oldest!);
  }

  private publishedKeys(): Promise<JWTVerifyGetKey> {
    return (this.keys ??= this.discover().catch((fault: unknown) => {
      this.keys = undefined;
      throw fault;
    }));
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    try {
      const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
      const reply = await fetch(address, { signal: AbortSignal.timeout(ASK_WITHIN_MS), redirect: 'error' });
      const { issuer, jwks_uri: keys } = (await reply.json()) as { issuer?: string; jwks_uri?: string };
      if (!reply.ok || issuer !== this.issuer || !keys)
        throw new Error(`answer ${reply.status} of another issuer`);
      return createRemoteJWKSet(new URL(keys), { timeoutDuration: ASK_WITHIN_MS, cooldownDuration: 5000 });
    } catch (fault) {
      throw new ProviderAway(`${this.issuer} cannot be discovered: ${String(fault)}`);
    }
  }
}

/** A program signs in as itself: then the subject is the client (RFC 9068 section 2.2), or the provider names it so. */
function identifiedBy(payload: JWTPayload): Identified {
  const { sub, client_id: client, azp, name } = payload;
  const program = [client, azp].find((id) => typeof id === 'string');
  const isProgram = program !== undefined && (sub === program || isServiceAccount(payload, program));
  if (isProgram) return { subject: program, name: program, kind: 'machine' };
  if (!sub) throw new BadToken('no subject');
  return { subject: sub, name: typeof name === 'string' ? name.slice(0, 100) : sub, kind: 'person' };
}

/**
 * Keycloak gives a program an id like a person's and calls it `service-account-<client>`. Its realm file has the tokens
 * of programs alone say that name, so no person passes for a program by calling himself so.
 */
const isServiceAccount = (payload: JWTPayload, client: string): boolean =>
  payload['preferred_username'] === `service-account-${client.toLowerCase()}`;
