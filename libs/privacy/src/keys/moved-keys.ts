import { EnvironmentFault } from '@lien-thong/service';
import type { KeyProvider, OwnedKey, WrappedKey } from './key-provider';

/** A provider that knows its own keys by their names. */
interface NamingProvider extends KeyProvider {
  holds(kid: string): boolean;
}

/** The keys of a service that moves to another provider: the former one still opens what it wrapped. */
export class MovedKeys implements KeyProvider {
  /** @throws EnvironmentFault when the look-up key was not brought along */
  constructor(
    private readonly now: NamingProvider,
    private readonly former: KeyProvider,
  ) {
    if (!now.lookUpKey().equals(former.lookUpKey()))
      throw new EnvironmentFault('FIELD_KEYS_LOOK_UP: another look-up key than in FIELD_KEYS_FORMER');
  }

  current(): Promise<string> {
    return this.now.current();
  }

  wrap(keys: readonly OwnedKey[]): Promise<WrappedKey[]> {
    return this.now.wrap(keys);
  }

  unwrap(keys: readonly WrappedKey[]): Promise<OwnedKey[]> {
    return this.each(
      keys,
      (ours) => this.now.unwrap(ours),
      (theirs) => this.former.unwrap(theirs),
    );
  }

  rewrap(keys: readonly WrappedKey[]): Promise<WrappedKey[]> {
    return this.each(
      keys,
      (ours) => this.now.rewrap(ours),
      async (theirs) => this.now.wrap(await this.former.unwrap(theirs)),
    );
  }

  lookUpKey(): Buffer {
    return this.now.lookUpKey();
  }

  private async each<T extends { owner: string }>(
    keys: readonly WrappedKey[],
    ours: (keys: WrappedKey[]) => Promise<T[]>,
    theirs: (keys: WrappedKey[]) => Promise<T[]>,
  ): Promise<T[]> {
    const { here = [], there = [] } = Object.groupBy(keys, ({ kid }) =>
      this.now.holds(kid) ? 'here' : 'there',
    );
    const done = [...(await ours(here)), ...(await theirs(there))];
    const byOwner = new Map(done.map((one) => [one.owner, one]));
    return keys.map(({ owner }) => byOwner.get(owner)!);
  }
}
