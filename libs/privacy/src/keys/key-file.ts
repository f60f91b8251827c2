import { EnvironmentFault } from '@lien-thong/service';
import { WatchedKeys } from '@lien-thong/signature';
import { createSecretKey } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, type Key } from './aes-gcm';
import { KeyFault, type KeyProvider, type OwnedKey, type WrappedKey } from './key-provider';

interface NamedKey {
  kid: string;
  key: Key;
}

interface KeySet {
  /** The current one first; the others still open what they wrapped. */
  keys: readonly NamedKey[];
  lookUp: Buffer;
}

const bound = (owner: string) => `data key of ${owner}`;

function keyOf(text: unknown, name: string): Buffer {
  const key = typeof text === 'string' ? Buffer.from(text, 'base64url') : undefined;
  if (key?.length !== KEY_BYTES)
    throw new EnvironmentFault(`FIELD_KEYS: ${name} is not ${KEY_BYTES} bytes in base64url`);
  return key;
}

function keySetOf(text: string): KeySet {
  let given: { keys?: { kid?: unknown; key?: unknown }[]; lookUp?: unknown };
  try {
    given = JSON.parse(text) as typeof given;
  } catch {
    throw new EnvironmentFault('FIELD_KEYS: not JSON');
  }
  const keys = (Array.isArray(given.keys) ? given.keys : []).map(({ kid, key }) => {
    if (typeof kid !== 'string' || !kid) throw new EnvironmentFault('FIELD_KEYS: a key has no kid');
    return { kid, key: createSecretKey(keyOf(key, `key ${kid}`)) };
  });
  if (!keys.length) throw new EnvironmentFault('FIELD_KEYS: no keys');
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length)
    throw new EnvironmentFault('FIELD_KEYS: a kid stands twice');
  return { keys, lookUp: keyOf(given.lookUp, 'lookUp') };
}

/**
 * Key-encryption keys from a JSON file, `{"keys": [{"kid": …, "key": …}, …], "lookUp": …}`, the current one first.
 * The file is read again when it changes; one that cannot be read leaves the keys as they were. The keys may also be
 * given as that JSON itself.
 */
export class KeyFile implements KeyProvider {
  private readonly file: WatchedKeys<KeySet>;

  /** @throws EnvironmentFault */
  constructor(given: string) {
    try {
      this.file = new WatchedKeys(given, keySetOf);
    } catch (fault) {
      if (fault instanceof EnvironmentFault) throw fault;
      throw new EnvironmentFault('FIELD_KEYS: the file cannot be read');
    }
  }

  current(): Promise<string> {
    return Promise.resolve(this.file.current.keys[0]!.kid);
  }

  wrap(given: readonly OwnedKey[]): Promise<WrappedKey[]> {
    const { kid, key: wrapping } = this.file.current.keys[0]!;
    return Promise.resolve(
      given.map(({ owner, key }) => ({ owner, kid, wrapped: encrypt(wrapping, key, bound(owner)) })),
    );
  }

  unwrap(given: readonly WrappedKey[]): Promise<OwnedKey[]> {
    const byKid = new Map(this.file.current.keys.map(({ kid, key }) => [kid, key]));
    return new Promise((done) => done(given.map((one) => opened(one, byKid.get(one.kid)))));
  }

  async rewrap(given: readonly WrappedKey[]): Promise<WrappedKey[]> {
    return this.wrap(await this.unwrap(given));
  }

  lookUpKey(): Buffer {
    return this.file.current.lookUp;
  }
}

function opened({ owner, kid, wrapped }: WrappedKey, wrapping: Key | undefined): OwnedKey {
  if (!wrapping) throw new KeyFault(`the key-encryption key ${kid} is not here`);
  try {
    return { owner, key: decrypt(wrapping, wrapped, bound(owner)) };
  } catch {
    throw new KeyFault(`the data key of ${owner} does not open with ${kid}`);
  }
}
