import { EnvironmentFault } from '@lien-thong/service';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { KEY_BYTES } from './aes-gcm';
import { KeyFault, type KeyProvider, type OwnedKey, type WrappedKey } from './key-provider';
import { KeyServiceRefuses, VaultClient } from './vault-client';
import type { VaultSettings } from './vault-settings';

/** As long as the database is waited for at the start. */
const START_WITHIN_MS = 30_000;
const TRY_EVERY_MS = 1000;

const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64');
const boundTo = (owner: string) => base64(`data key of ${owner}`);

/** What the engine tells of a key. */
interface KeyFacts {
  latest_version: number;
  derived: boolean;
  convergent_encryption?: boolean;
  supports_encryption: boolean;
  supports_decryption: boolean;
}

/**
 * Key-encryption keys that never leave the transit engine of Vault or OpenBao. The key there is a derived one: each
 * owner is a context of its own, so that what was wrapped for one does not open as another's. Its version is the kid.
 */
export class VaultKeys implements KeyProvider {
  private lookUp!: Buffer;

  private constructor(
    private readonly vault: VaultClient,
    private readonly at: VaultSettings,
  ) {}

  /**
   * Looks whether all is as it must be; a server that is away is waited for, `within` ms.
   * @throws EnvironmentFault for settings or rights that are wrong, KeyFault when it stays away
   */
  static async open(settings: VaultSettings, within = START_WITHIN_MS): Promise<VaultKeys> {
    const keys = new VaultKeys(new VaultClient(settings.server, settings.tokenFile), settings);
    for (const until = performance.now() + within; ; await pause(TRY_EVERY_MS)) {
      try {
        await keys.begin();
        return keys;
      } catch (fault) {
        if (fault instanceof KeyServiceRefuses) throw new EnvironmentFault(`FIELD_KEYS: ${fault.message}`);
        if (!(fault instanceof KeyFault) || performance.now() > until) throw fault;
      }
    }
  }

  /** Whether a key of this name is one of the versions here. */
  holds(kid: string): boolean {
    return kid.startsWith(this.kidOf(''));
  }

  async current(): Promise<string> {
    return this.kidOf((await this.facts()).latest_version);
  }

  async wrap(keys: readonly OwnedKey[]): Promise<WrappedKey[]> {
    const items = keys.map(({ owner, key }) => ({ plaintext: base64(key), context: boundTo(owner) }));
    return this.wrapped('encrypt', items, keys);
  }

  async unwrap(keys: readonly WrappedKey[]): Promise<OwnedKey[]> {
    const results = await this.batch<{ plaintext: string }>('decrypt', this.sealed(keys));
    return keys.map(({ owner, kid }, i) => {
      const { plaintext, error } = results[i]!;
      const key = Buffer.from(plaintext ?? '', 'base64');
      if (error || key.length !== KEY_BYTES) throw closed(owner, kid, error);
      return { owner, key };
    });
  }

  async rewrap(keys: readonly WrappedKey[]): Promise<WrappedKey[]> {
    return this.wrapped('rewrap', this.sealed(keys), keys);
  }

  lookUpKey(): Buffer {
    return this.lookUp;
  }

  private async begin(): Promise<void> {
    const facts = await this.facts();
    const fit = facts.derived && !facts.convergent_encryption;
    if (!fit || !facts.supports_encryption || !facts.supports_decryption)
      throw new EnvironmentFault(
        `FIELD_KEYS: ${this.at.key} is not a derived key that encrypts, not convergent`,
      );
    this.lookUp = await this.readLookUp();
    await this.unwrap(await this.rewrap(await this.wrap([{ owner: 'nobody', key: randomBytes(KEY_BYTES) }])));
  }

  private facts(): Promise<KeyFacts> {
    return this.vault.read<KeyFacts>(`${this.at.mount}/keys/${this.at.key}`);
  }

  private async readLookUp(): Promise<Buffer> {
    const { data } = await this.vault.read<{ data?: { lookUp?: unknown } | null }>(this.at.lookUp);
    const given = data?.lookUp;
    const key = Buffer.from(typeof given === 'string' ? given : '', 'base64url');
    if (key.length !== KEY_BYTES)
      throw new EnvironmentFault(`FIELD_KEYS_LOOK_UP: lookUp is not ${KEY_BYTES} bytes in base64url`);
    return key;
  }

  private async batch<T>(action: string, items: readonly object[]): Promise<(T & { error?: string })[]> {
    return items.length ? this.vault.batch<T>(`${this.at.mount}/${action}/${this.at.key}`, items) : [];
  }

  private async wrapped(
    action: 'encrypt' | 'rewrap',
    items: readonly object[],
    of: readonly { owner: string; kid?: string }[],
  ): Promise<WrappedKey[]> {
    const results = await this.batch<{ ciphertext: string }>(action, items);
    return of.map(({ owner, kid }, i) => {
      const { ciphertext, error } = results[i]!;
      const [, version, sealed] = /^vault:v(\d+):(.+)$/.exec(ciphertext ?? '') ?? [];
      if (error || !version || !sealed) throw closed(owner, kid ?? this.at.key, error);
      return { owner, kid: this.kidOf(version), wrapped: Buffer.from(sealed, 'base64') };
    });
  }

  /** As the engine takes them back: the version stands before what it sealed. */
  private sealed(keys: readonly WrappedKey[]): object[] {
    return keys.map(({ owner, kid, wrapped }) => {
      if (!this.holds(kid)) throw new KeyFault(`the key-encryption key ${kid} is not here`);
      const version = kid.slice(this.kidOf('').length);
      return { ciphertext: `vault:v${version}:${base64(wrapped)}`, context: boundTo(owner) };
    });
  }

  private kidOf(version: string | number): string {
    return `vault:${this.at.mount}/${this.at.key}:v${version}`;
  }
}

const closed = (owner: string, kid: string, why = 'unknown answer') =>
  new KeyFault(`the data key of ${owner} does not open with ${kid}: ${why}`);
