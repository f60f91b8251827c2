import type { FileHandle } from 'node:fs/promises';

export const BLOCK = 64 * 1024;

/** A file that is read in blocks, so that its size never is memory. */
export class FileBytes {
  private block: Buffer = Buffer.alloc(0);
  private blockAt = 0;

  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  static async of(handle: FileHandle): Promise<FileBytes> {
    return new FileBytes(handle, (await handle.stat()).size);
  }

  /** At most a block, as it stands at that place; shorter where the file ends. */
  async read(at: number, length: number): Promise<Buffer> {
    const within = at - this.blockAt;
    if (within < 0 || within + length > this.block.length) {
      const buffer = Buffer.allocUnsafe(BLOCK);
      const { bytesRead } = await this.handle.read(buffer, 0, BLOCK, at);
      this.block = buffer.subarray(0, bytesRead);
      this.blockAt = at;
    }
    return this.block.subarray(at - this.blockAt, at - this.blockAt + length);
  }

  /** All bytes of a range in order. */
  async *range(from: number, until: number): AsyncGenerator<Buffer> {
    for (let at = from; at < until; at += BLOCK) yield await this.read(at, Math.min(BLOCK, until - at));
  }
}
