import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** Bytes. A random 96-bit nonce is safe for 2^32 uses of one key (NIST SP 800-38D, 8.3): no case comes near. */
const NONCE = 12;
const TAG = 16;

export const KEY_BYTES = 32;

/** A prepared key: Node takes three times as long to encrypt a number with the bare bytes of one. */
export type Key = KeyObject;

/** Random bytes are fetched for many nonces at once: fetching them for one takes as long as encrypting a number. */
const pool = Buffer.alloc(NONCE * 512);
let used = pool.length;

function freshNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += NONCE));
}

/** nonce ‖ ciphertext ‖ tag. `bound` is authenticated with it: what is sealed here opens nowhere else. */
export function encrypt(key: Key, plain: Buffer, bound: string): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was changed, was sealed with another key, or is bound to another place */
export function decrypt(key: Key, sealed: Buffer, bound: string): Buffer {
  const end = sealed.length - TAG;
  if (end < NONCE) throw new Error('too short to be sealed');
  const opening = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(end));
  return Buffer.concat([opening.update(sealed.subarray(NONCE, end)), opening.final()]);
}
