import { randomBytes } from 'node:crypto';

/** A key-encryption key and a look-up key, as the JSON text that a service reads as FIELD_KEYS. */
export const newFieldKeys = (kid = new Date().toISOString().slice(0, 10)): string =>
  JSON.stringify({
    keys: [{ kid, key: randomBytes(32).toString('base64url') }],
    lookUp: randomBytes(32).toString('base64url'),
  });
