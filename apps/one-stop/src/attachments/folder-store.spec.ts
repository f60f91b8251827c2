import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FolderStore } from './folder-store';

const content = Buffer.from('nội dung');
const sha256 = createHash('sha256').update(content).digest('hex');

describe('the folder that files are kept in', () => {
  let folder: string;
  let store: FolderStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    store = new FolderStore(join(folder, 'files'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const put = async () => {
    const path = join(folder, 'arrived');
    await writeFile(path, content);
    await store.put(sha256, path);
  };

  it('takes a file over and gives it back as often as asked', async () => {
    await put();
    expect(await readdir(folder)).toEqual(['files']);
    const file = (await store.open(sha256))!;
    expect(await buffer(file.bytes())).toEqual(content);
    expect(await buffer(file.bytes())).toEqual(content);
    expect(file.size).toBe(content.length);
    await file.close();
  });

  it('names it by its hash alone, two folders deep, for its owner only', async () => {
    await put();
    const path = join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('has one file of the same content, however often it is put', async () => {
    await put();
    await put();
    expect((await readdir(join(folder, 'files'), { recursive: true })).length).toBe(3);
  });

  it('knows what is not there, and removes it without complaint', async () => {
    expect([await store.has(sha256), await store.open(sha256)]).toEqual([false, undefined]);
    await store.remove(sha256);
    await put();
    expect(await store.has(sha256)).toBe(true);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
  });

  it.each(['../../etc/passwd', `..${sha256.slice(2)}`, `${sha256}\0`, sha256.toUpperCase(), ''])(
    'opens nothing by the name %j',
    async (name) => {
      await expect(store.open(name)).rejects.toThrow(RangeError);
      await expect(store.has(name)).rejects.toThrow(RangeError);
      expect(() => store.remove(name)).toThrow(RangeError);
    },
  );
});
