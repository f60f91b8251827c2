import { generateKeyPairSync, randomUUID } from 'node:crypto';

/** An Ed25519 key to sign with and the set of public keys that trusts it, each as the JSON text of JWKs. */
export interface SigningKey {
  privateKey: string;
  publicKeys: string;
}

export function newSigningKey(): SigningKey {
  const pair = generateKeyPairSync('ed25519');
  const named = { kid: randomUUID(), alg: 'EdDSA', use: 'sig' };
  return {
    privateKey: JSON.stringify({ ...pair.privateKey.export({ format: 'jwk' }), ...named }),
    publicKeys: JSON.stringify({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), ...named }] }),
  };
}
