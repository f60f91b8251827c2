import { EnvironmentFault, type OfficeEnvironment } from '@lien-thong/service';

export type KeySettings = Pick<
  OfficeEnvironment,
  'FIELD_KEYS' | 'FIELD_KEYS_TOKEN_FILE' | 'FIELD_KEYS_LOOK_UP' | 'FIELD_KEYS_FORMER'
>;

/** Where the keys of a service are in HashiCorp Vault or OpenBao. */
export interface VaultSettings {
  /** Scheme, host and port. */
  server: string;
  /** Of the transit engine, `transit` as a rule; the path of a namespace may stand before it. */
  mount: string;
  key: string;
  /** The API's path of a KV v2 secret, `secret/data/…`, whose field `lookUp` is the look-up key. */
  lookUp: string;
  /** Holds the token and nothing else. */
  tokenFile: string;
}

const BEGINNING = 'vault:';
/** `transit/lien-thong-residence`: at least two plain words, none of which leads up. */
const PATH = /^(\w[\w.-]*\/)+\w[\w.-]*$/;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export const isInVault = ({ FIELD_KEYS }: KeySettings): boolean => FIELD_KEYS.startsWith(BEGINNING);

/** Reads `FIELD_KEYS=vault:<url>/<mount>/<key>` and what belongs to it. @throws EnvironmentFault */
export function vaultSettings(environment: KeySettings): VaultSettings {
  const { FIELD_KEYS_TOKEN_FILE: tokenFile, FIELD_KEYS_LOOK_UP: lookUp } = environment;
  const { server, path } = addressOf(environment.FIELD_KEYS.slice(BEGINNING.length));
  if (!tokenFile) throw new EnvironmentFault('FIELD_KEYS_TOKEN_FILE: the path of the token for FIELD_KEYS');
  if (!lookUp || !PATH.test(lookUp))
    throw new EnvironmentFault("FIELD_KEYS_LOOK_UP: the API's path of a secret, as secret/data/one-stop");
  const end = path.lastIndexOf('/');
  return { server, mount: path.slice(0, end), key: path.slice(end + 1), lookUp, tokenFile };
}

function addressOf(text: string): { server: string; path: string } {
  const url = URL.parse(text);
  const path = url?.pathname.slice(1) ?? '';
  if (!url || !/^https?:$/.test(url.protocol) || !PATH.test(path) || url.search || url.hash)
    throw new EnvironmentFault('FIELD_KEYS: not vault:<url>/<mount>/<key>');
  if (url.username || url.password)
    throw new EnvironmentFault('FIELD_KEYS: a password in the address would stand in logs');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw new EnvironmentFault('FIELD_KEYS: keys go to another machine over https alone');
  return { server: url.origin, path };
}
