import type { OneStopEnvironment } from '../environment';
import type { AttachmentStore } from './attachment-store';
import { FolderStore } from './folder-store';
import { s3Settings, type StoreSettings } from './s3-settings';
import { S3Store } from './s3-store';

type Settings = StoreSettings & Pick<OneStopEnvironment, 'ATTACHMENT_FOLDER'>;

/**
 * The store that `ATTACHMENT_STORE` names, or else the folder. `passing` is where files lie on their way; what a process
 * that died has left there is cleared like what arrives. @throws EnvironmentFault
 */
export async function openStore(environment: Settings, passing: string): Promise<AttachmentStore> {
  const { ATTACHMENT_FOLDER } = environment;
  if (!environment.ATTACHMENT_STORE) return new FolderStore(ATTACHMENT_FOLDER);
  const store = new S3Store(s3Settings(environment), passing);
  await store.check();
  return store;
}
