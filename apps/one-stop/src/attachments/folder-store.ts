import { access, chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AttachmentStore, pathOf, type StoredFile } from './attachment-store';

const isMissing = (fault: unknown) => (fault as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Files in a folder. A file appears whole or not at all, and outlives a power failure once it is put. Several instances
 * may share the folder.
 */
export class FolderStore extends AttachmentStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(sha256: string, file: string): Promise<void> {
    const path = this.pathOf(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await chmod(file, 0o600);
    await flushed(file);
    await rename(file, path);
    // The name is durable when its folder is, and the folders that may be new.
    for (const up of ['.', '..', '../..']) await flushed(join(dirname(path), up));
  }

  async open(sha256: string): Promise<StoredFile | undefined> {
    try {
      const handle = await open(this.pathOf(sha256));
      return {
        size: (await handle.stat()).size,
        bytes: () => handle.createReadStream({ start: 0, autoClose: false }),
        close: () => handle.close(),
      };
    } catch (fault) {
      if (isMissing(fault)) return undefined;
      throw fault;
    }
  }

  async has(sha256: string): Promise<boolean> {
    try {
      await access(this.pathOf(sha256));
      return true;
    } catch (fault) {
      if (isMissing(fault)) return false;
      throw fault;
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    return join(this.folder, pathOf(sha256));
  }
}

async function flushed(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
