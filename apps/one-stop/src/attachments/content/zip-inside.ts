import { BLOCK, type FileBytes } from './file-bytes';

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** The record has 22 bytes and a comment of at most 65,535. */
const END_WITHIN = 22 + 0xffff;

/** One volume, or "see the ZIP64 record": chance does not make both fields so. */
const VOLUMES = new Set([0, 0xffff_ffff]);

/**
 * Whether the file opens as a ZIP, too: a ZIP is read from its end and may begin with anything, a picture or a PDF for
 * instance (GIFAR and its like).
 */
export async function opensAsZip(bytes: FileBytes): Promise<boolean> {
  const from = Math.max(0, bytes.size - END_WITHIN);
  // Blocks overlap by a record, so that none is cut in two.
  for (let at = from; at < bytes.size; at += BLOCK - 22) {
    const block = await bytes.read(at, BLOCK);
    for (let i = block.indexOf(END_OF_DIRECTORY); i >= 0; i = block.indexOf(END_OF_DIRECTORY, i + 1))
      if (i + 8 <= block.length && VOLUMES.has(block.readUInt32LE(i + 4))) return true;
  }
  return false;
}
