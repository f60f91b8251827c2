import { createHash } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AttachmentStore } from '../attachments/attachment-store';

export const CONTENT = Buffer.from('nội dung');
export const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

interface Tried {
  store: AttachmentStore;
  /** Where files arrive. */
  folder: string;
}

/** Puts the content as a file that has just arrived. @returns where that was */
export async function put({ store, folder }: Tried, content = CONTENT): Promise<string> {
  const path = join(folder, 'arrived');
  await writeFile(path, content);
  await store.put(SHA256, path);
  return path;
}

/** What every kind of store must do; `tried` is asked anew in each test, for a store without that file. */
export function keepsFiles(tried: () => Tried): void {
  it('takes a file over and gives it back as often as asked', async () => {
    const arrived = await put(tried());
    await expect(access(arrived)).rejects.toThrow('ENOENT');
    const file = (await tried().store.open(SHA256))!;
    expect(await buffer(file.bytes())).toEqual(CONTENT);
    expect(await buffer(file.bytes())).toEqual(CONTENT);
    expect(file.size).toBe(CONTENT.length);
    await file.close();
  });

  it('takes the same content as often as it comes', async () => {
    await put(tried());
    await put(tried());
    expect(await tried().store.has(SHA256)).toBe(true);
  });

  it('gives back to the end what was opened before it was removed', async () => {
    await put(tried());
    const file = (await tried().store.open(SHA256))!;
    await tried().store.remove(SHA256);
    expect(await buffer(file.bytes())).toEqual(CONTENT);
    await file.close();
  });

  it('knows what is not there, and removes it without complaint', async () => {
    const { store } = tried();
    expect([await store.has(SHA256), await store.open(SHA256)]).toEqual([false, undefined]);
    await store.remove(SHA256);
    await put(tried());
    expect(await store.has(SHA256)).toBe(true);
    await store.remove(SHA256);
    expect(await store.has(SHA256)).toBe(false);
  });

  it.each(['../../etc/passwd', `..${SHA256.slice(2)}`, `${SHA256}\0`, SHA256.toUpperCase(), ''])(
    'opens nothing by the name %j',
    async (name) => {
      const { store } = tried();
      await expect(store.open(name)).rejects.toThrow(RangeError);
      await expect(store.has(name)).rejects.toThrow(RangeError);
      await expect(store.remove(name)).rejects.toThrow(RangeError);
    },
  );
}
