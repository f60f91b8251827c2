import { KeyFile } from './key-file';
import type { KeyProvider } from './key-provider';
import { MovedKeys } from './moved-keys';
import { VaultKeys } from './vault-keys';
import { isInVault, vaultSettings, type KeySettings } from './vault-settings';

/** The provider that `FIELD_KEYS` names: a file, or a key service. @throws EnvironmentFault, KeyFault */
export async function openKeys(environment: KeySettings): Promise<KeyProvider> {
  if (!isInVault(environment)) return new KeyFile(environment.FIELD_KEYS);
  const keys = await VaultKeys.open(vaultSettings(environment));
  return environment.FIELD_KEYS_FORMER
    ? new MovedKeys(keys, new KeyFile(environment.FIELD_KEYS_FORMER))
    : keys;
}
