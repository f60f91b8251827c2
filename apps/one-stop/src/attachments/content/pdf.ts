import { BLOCK, type FileBytes } from './file-bytes';
import { unfit } from './unfit';

export const PDF_START = Buffer.from('%PDF-');

/** Where readers look for the end of a PDF (ISO 32000-1, annex H.3, note 18). */
const END_WITHIN = 1024;

/**
 * What makes a PDF do something or carry another file. `/JS` is so short that compressed data have it by chance; it
 * counts where readable text stands before it and a script after it.
 */
const ACTIVE =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA)(?![A-Za-z0-9])|[\t\n\r\x20-\x7e]{8}\/JS\s*(?:[(<]|\d+\s+\d+\s+R)/;

/** Longer than anything `ACTIVE` matches with every letter written as `#xx`: found also across two blocks. */
const OVERLAP = 128;

/**
 * Begins and ends as a PDF, with nothing behind the end, and has no script, launch or embedded file. What is compressed
 * (object streams, page contents) is not unpacked and so not looked at; encrypted strings neither.
 */
export async function checkPdf(bytes: FileBytes): Promise<void> {
  const start = await bytes.read(0, 8);
  if (!/^%PDF-[12]\.\d$/.test(start.toString('latin1'))) throw unfit('attachment-broken');
  await checkEnd(bytes);
  for (let at = 0; at < bytes.size; at += BLOCK - OVERLAP) {
    const text = (await bytes.read(at, BLOCK)).toString('latin1');
    if (ACTIVE.test(withoutEscapes(text))) throw unfit('attachment-active');
  }
}

async function checkEnd(bytes: FileBytes): Promise<void> {
  const tail = (await bytes.read(Math.max(0, bytes.size - END_WITHIN), END_WITHIN)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) throw unfit('attachment-broken');
  if (!/^[\0\t\n\f\r ]*$/.test(tail.slice(end + 5))) throw unfit('attachment-has-more');
}

/** `/J#61vaScript` is `/JavaScript` (ISO 32000-1, 7.3.5). */
const withoutEscapes = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
