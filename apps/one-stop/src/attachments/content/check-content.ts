import type { MediaType } from '@lien-thong/contracts';
import type { FileHandle } from 'node:fs/promises';
import { FileBytes } from './file-bytes';
import { checkJpeg, JPEG_START } from './jpeg';
import { checkPdf, PDF_START } from './pdf';
import { checkPng, PNG_START } from './png';
import { unfit } from './unfit';
import { opensAsZip } from './zip-inside';

interface Kind {
  mediaType: MediaType;
  start: Buffer;
  check: (bytes: FileBytes) => Promise<void>;
}

const KINDS: readonly Kind[] = [
  { mediaType: 'application/pdf', start: PDF_START, check: checkPdf },
  { mediaType: 'image/jpeg', start: JPEG_START, check: checkJpeg },
  { mediaType: 'image/png', start: PNG_START, check: checkPng },
];

/**
 * What a file is by its content, whatever its name or its sender says. It is looked at as a structure, not decoded: a
 * picture whose pixels are nonsense passes.
 * @throws Problem 422 `attachment-…` with what is wrong
 */
export async function checkContent(handle: FileHandle): Promise<MediaType> {
  const bytes = await FileBytes.of(handle);
  const start = Buffer.from(await bytes.read(0, 8));
  const kind = KINDS.find((one) => start.subarray(0, one.start.length).equals(one.start));
  if (!kind) throw unfit('attachment-kind-unknown');
  await kind.check(bytes);
  if (await opensAsZip(bytes)) throw unfit('attachment-has-more');
  return kind.mediaType;
}
