import { crc32 } from 'node:zlib';
import type { FileBytes } from './file-bytes';
import { checkPictureSize, MOST_PARTS } from './picture-size';
import { unfit } from './unfit';

export const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Length and type before a chunk's data, checksum after them. */
const BEFORE = 8;
const AFTER = 4;

interface Chunk {
  type: string;
  /** Where its data begin. */
  at: number;
  length: number;
}

/** Walks the chunks, each with its checksum, to an IEND that must be the end of the file. */
export async function checkPng(bytes: FileBytes): Promise<void> {
  let at = PNG_START.length;
  let pixels = false;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const chunk = await chunkAt(bytes, at);
    at = chunk.at + chunk.length + AFTER;
    if ((chunk.type === 'IHDR') !== (parts === 0)) throw unfit('attachment-broken');
    if (chunk.type === 'IHDR') await checkHeader(bytes, chunk);
    if (chunk.type === 'IDAT') pixels = true;
    if (chunk.type === 'IEND') {
      if (chunk.length || !pixels) throw unfit('attachment-broken');
      if (at !== bytes.size) throw unfit('attachment-has-more');
      return;
    }
  }
  throw unfit('attachment-broken');
}

async function chunkAt(bytes: FileBytes, start: number): Promise<Chunk> {
  const head = await bytes.read(start, BEFORE);
  if (head.length < BEFORE) throw unfit('attachment-broken');
  const length = head.readUInt32BE(0);
  const type = head.toString('latin1', 4);
  const at = start + BEFORE;
  if (!/^[A-Za-z]{4}$/.test(type) || at + length + AFTER > bytes.size) throw unfit('attachment-broken');
  let sum = 0;
  for await (const block of bytes.range(start + 4, at + length)) sum = crc32(block, sum);
  const kept = await bytes.read(at + length, AFTER);
  if (kept.readUInt32BE() !== sum) throw unfit('attachment-broken');
  return { type, at, length };
}

async function checkHeader(bytes: FileBytes, { at, length }: Chunk): Promise<void> {
  if (length !== 13) throw unfit('attachment-broken');
  const header = await bytes.read(at, length);
  checkPictureSize(header.readUInt32BE(0), header.readUInt32BE(4));
}
