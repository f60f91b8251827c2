import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepsFiles, put, SHA256 } from '../testing-ground/store-guarantees';
import { FolderStore } from './folder-store';

describe('the folder that files are kept in', () => {
  let folder: string;
  let store: FolderStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    store = new FolderStore(join(folder, 'files'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  keepsFiles(() => ({ store, folder }));

  it('names a file by its hash alone, two folders deep, for its owner only', async () => {
    await put({ store, folder });
    const path = join(folder, 'files', SHA256.slice(0, 2), SHA256.slice(2, 4), SHA256);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('has one file of the same content, however often it is put', async () => {
    await put({ store, folder });
    await put({ store, folder });
    expect((await readdir(join(folder, 'files'), { recursive: true })).length).toBe(3);
  });
});
