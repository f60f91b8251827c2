import { Problem } from '@lien-thong/service';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file that has arrived and waits to be looked at. */
export interface Arrived {
  path: string;
  handle: FileHandle;
  sha256: string;
  size: number;
}

const tooLarge = (most: number) =>
  new Problem(413, 'too-large', `Tệp quá lớn: tối đa ${Math.floor(most / 1_000_000)} MB.`);

const cutOff = () => new Problem(400, 'upload-cut-off', 'Tệp chưa tải lên hết, xin tải lại.');

/** Where files arrive: hashed as they are written, counted as they come, and gone again unless somebody took them over. */
export class Incoming {
  constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

  /**
   * Receives a file and hands it to `take`; what `take` leaves behind is deleted.
   * @throws Problem 413 as soon as it is too large, 400 `upload-cut-off` when the sender went away
   */
  async receive<T>(
    body: Readable,
    announced: number | undefined,
    take: (arrived: Arrived) => Promise<T>,
  ): Promise<T> {
    if (announced !== undefined && announced > this.most) throw tooLarge(this.most);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    const handle = await open(path, 'wx+', 0o600);
    try {
      return await take({ path, handle, ...(await this.write(body, handle)) });
    } finally {
      await handle.close();
      await rm(path, { force: true });
    }
  }

  private async write(body: Readable, handle: FileHandle): Promise<{ sha256: string; size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of arriving(body)) {
      size += chunk.length;
      if (size > this.most) throw tooLarge(this.most);
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
    if (!size) throw new Problem(422, 'attachment-empty', 'Tệp không có nội dung.');
    return { sha256: hash.digest('hex'), size };
  }

  /** Deletes what a process that died has left behind. */
  async clear(before: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const path of names.map((name) => join(this.folder, name))) {
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }
}

/** The rest of what is refused is not read here, and its connection is left open for the answer. */
export async function* arriving(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch {
    throw cutOff();
  }
}
