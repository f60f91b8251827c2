import { generateKeyPairSync } from 'node:crypto';

/** The private and the public keys of offices, each as the JSON text of a JWK Set. */
export interface OfficeKeys {
  privateKeys: string;
  publicKeys: string;
}

const DAY_S = 24 * 60 * 60;
/** For trials and tests, which move their clocks about. */
const GOOD_FOR_S = 20 * 365 * DAY_S;

/** An Ed25519 key for each office, e.g. `commune:31120`, good from a year ago on. */
export function newOfficeKeys(offices: readonly string[], now = Math.floor(Date.now() / 1000)): OfficeKeys {
  const [nbf, exp] = [now - 365 * DAY_S, now + GOOD_FOR_S];
  const pairs = offices.map((office) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const named = { kid: `${office}/${nbf}`, office, nbf, exp, alg: 'EdDSA', use: 'sig' };
    return {
      secret: { ...privateKey.export({ format: 'jwk' }), ...named },
      open: { ...publicKey.export({ format: 'jwk' }), ...named },
    };
  });
  return {
    privateKeys: JSON.stringify({ keys: pairs.map(({ secret }) => secret) }),
    publicKeys: JSON.stringify({ keys: pairs.map(({ open }) => open) }),
  };
}
