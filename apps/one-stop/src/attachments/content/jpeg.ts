import { BLOCK, type FileBytes } from './file-bytes';
import { checkPictureSize, MOST_PARTS } from './picture-size';
import { unfit } from './unfit';

// Markers of ITU-T T.81, table B.1.
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** SOF0–SOF15 without DHT, JPG and DAC, which have numbers among them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

export const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/** Walks the segments from SOI to an EOI that must be the file's last two bytes. */
export async function checkJpeg(bytes: FileBytes): Promise<void> {
  let at = 2;
  let frames = 0;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const [escape, marker] = await bytes.read(at, 2);
    if (escape !== 0xff || marker === undefined) throw unfit('attachment-broken');
    if (marker === EOI) {
      if (!frames) throw unfit('attachment-broken');
      if (at + 2 !== bytes.size) throw unfit('attachment-has-more');
      return;
    }
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) at += 1;
    else if (marker === TEM || isRestart(marker)) at += 2;
    else {
      const length = await lengthAt(bytes, at + 2);
      if (isFrame(marker)) {
        frames++;
        await checkFrame(bytes, at + 4);
      }
      at += 2 + length;
      if (marker === SOS) at = await endOfScan(bytes, at);
    }
  }
  throw unfit('attachment-broken');
}

async function lengthAt(bytes: FileBytes, at: number): Promise<number> {
  const field = await bytes.read(at, 2);
  const length = field.length === 2 ? field.readUInt16BE() : 0;
  if (length < 2) throw unfit('attachment-broken');
  return length;
}

async function checkFrame(bytes: FileBytes, at: number): Promise<void> {
  const frame = await bytes.read(at, 5);
  if (frame.length < 5) throw unfit('attachment-broken');
  checkPictureSize(frame.readUInt16BE(3), frame.readUInt16BE(1));
}

/** Where the compressed data end: at the first marker that is neither a stuffed zero nor a restart. */
async function endOfScan(bytes: FileBytes, from: number): Promise<number> {
  let at = from;
  while (at + 1 < bytes.size) {
    const block = await bytes.read(at, Math.min(BLOCK, bytes.size - at));
    for (let i = block.indexOf(0xff); i >= 0 && i + 1 < block.length; i = block.indexOf(0xff, i + 2)) {
      const next = block[i + 1]!;
      if (next !== 0 && !isRestart(next)) return at + i;
    }
    // An escape as a block's last byte is looked at again with what follows it.
    at += block.at(-1) === 0xff ? block.length - 1 : block.length;
  }
  throw unfit('attachment-broken');
}
