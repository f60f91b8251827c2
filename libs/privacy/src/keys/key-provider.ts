import { NotYet } from '@lien-thong/service';

/** A data key and whose it is: nobody can pass the wrapped key of one off as another's. */
export interface OwnedKey {
  owner: string;
  key: Buffer;
}

/** A data key as the database keeps it. */
export interface WrappedKey {
  owner: string;
  /** The name of the key-encryption key that it was wrapped with. */
  kid: string;
  wrapped: Buffer;
}

/** The key that opens this is not here, or what is to be opened was changed. Work waits for it: nothing is given up. */
export class KeyFault extends NotYet {}

/**
 * Who holds the key-encryption keys; they never stand in a database. Every call takes many keys at once, so that a
 * provider elsewhere is asked once for a batch.
 */
export interface KeyProvider {
  /** The name of the key that wraps from now on. */
  current(): Promise<string>;
  wrap(keys: readonly OwnedKey[]): Promise<WrappedKey[]>;
  /** @throws KeyFault when one of them cannot be opened */
  unwrap(keys: readonly WrappedKey[]): Promise<OwnedKey[]>;
  /** The same data keys wrapped with the current key; a provider elsewhere does it there. @throws as `unwrap` */
  rewrap(keys: readonly WrappedKey[]): Promise<WrappedKey[]>;
  /** The secret of the look-up columns; changing it makes every one of them unfindable. */
  lookUpKey(): Buffer;
}
