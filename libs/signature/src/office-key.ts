import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/**
 * Why a key is no longer good. `superseded`: what it signed before stands. `compromised`: somebody else may have signed,
 * with any date, so nothing of it stands.
 */
export type Revocation = 'superseded' | 'compromised';

/** What is known of an office's key besides its numbers; times are seconds since 1970, as in RFC 7519. */
export interface KeyTerms {
  kid: string;
  /** Whose key it is, e.g. `commune:31120`. */
  office: string;
  /** Good from, and until. */
  nbf: number;
  exp: number;
  revoked_at?: number;
  revoked_for?: Revocation;
}

/** An Ed25519 JWK of an office. */
export type OfficeJwk = JsonWebKey & KeyTerms;

export interface OfficeKey extends KeyTerms {
  readonly key: KeyObject;
}

const lazily = (jwk: OfficeJwk, make: () => KeyObject): OfficeKey => {
  const { kid, office, nbf, exp, revoked_at, revoked_for } = jwk;
  let key: KeyObject | undefined;
  return {
    kid,
    office,
    nbf,
    exp,
    revoked_at,
    revoked_for,
    get key() {
      return (key ??= make());
    },
  };
};

function keysIn(json: string): OfficeJwk[] {
  const { keys } = JSON.parse(json) as { keys: OfficeJwk[] };
  for (const [nth, { kid, office, nbf, exp, kty, crv }] of keys.entries())
    if (
      !kid ||
      !office ||
      !Number.isInteger(nbf) ||
      !Number.isInteger(exp) ||
      kty !== 'OKP' ||
      crv !== 'Ed25519'
    )
      throw new Error(`key ${nth} of an office needs kid, office, nbf, exp, kty OKP and crv Ed25519`);
  return keys;
}

export const privateKeysIn = (json: string): OfficeKey[] =>
  keysIn(json).map((jwk) => lazily(jwk, () => createPrivateKey({ key: jwk, format: 'jwk' })));

export const publicKeysIn = (json: string): OfficeKey[] =>
  keysIn(json).map(({ d: _, ...jwk }) => lazily(jwk, () => createPublicKey({ key: jwk, format: 'jwk' })));
