import { EnvironmentFault } from '@lien-thong/service';
import { WatchedKeys } from '@lien-thong/signature';
import type { OneStopEnvironment } from '../environment';

export type StoreSettings = Pick<
  OneStopEnvironment,
  'ATTACHMENT_STORE' | 'ATTACHMENT_STORE_REGION' | 'ATTACHMENT_STORE_KEYS'
>;

/** Who asks the store. */
export interface StoreKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface S3Settings {
  /** The address of the bucket, its name in the path; no slash at its end. */
  bucket: string;
  region: string;
  keys: WatchedKeys<StoreKeys>;
}

const BEGINNING = 's3:';
/** As buckets may be named everywhere. */
const BUCKET = /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Reads `ATTACHMENT_STORE=s3:<url>/<bucket>` and what belongs to it. @throws EnvironmentFault */
export function s3Settings(environment: StoreSettings): S3Settings {
  const { ATTACHMENT_STORE: given = '', ATTACHMENT_STORE_KEYS: keys } = environment;
  if (!given.startsWith(BEGINNING)) throw new EnvironmentFault('ATTACHMENT_STORE: not s3:<url>/<bucket>');
  const bucket = bucketOf(given.slice(BEGINNING.length));
  if (!keys) throw new EnvironmentFault('ATTACHMENT_STORE_KEYS: the access key of ATTACHMENT_STORE');
  try {
    return { bucket, region: environment.ATTACHMENT_STORE_REGION, keys: new WatchedKeys(keys, keysOf) };
  } catch (fault) {
    if (fault instanceof EnvironmentFault) throw fault;
    throw new EnvironmentFault('ATTACHMENT_STORE_KEYS: the file cannot be read');
  }
}

function bucketOf(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || !BUCKET.test(url.pathname) || url.search || url.hash)
    throw new EnvironmentFault('ATTACHMENT_STORE: not s3:<url>/<bucket>');
  if (url.username || url.password)
    throw new EnvironmentFault('ATTACHMENT_STORE: a password in the address would stand in logs');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw new EnvironmentFault('ATTACHMENT_STORE: files go to another machine over https alone');
  return url.origin + url.pathname;
}

/** What a fault says of it must not show what was given. */
function keysOf(text: string): StoreKeys {
  let given: Partial<Record<keyof StoreKeys, unknown>>;
  try {
    given = JSON.parse(text) as typeof given;
  } catch {
    throw new EnvironmentFault('ATTACHMENT_STORE_KEYS: not JSON');
  }
  const { accessKeyId, secretAccessKey, sessionToken } = given;
  const isText = (one: unknown): one is string => typeof one === 'string' && one !== '';
  if (!isText(accessKeyId) || !isText(secretAccessKey))
    throw new EnvironmentFault('ATTACHMENT_STORE_KEYS: no accessKeyId or no secretAccessKey');
  return { accessKeyId, secretAccessKey, ...(isText(sessionToken) && { sessionToken }) };
}
