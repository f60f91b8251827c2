import { bytesOf, type Sheet } from '@lien-thong/pages';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a reader of the pages can read, in lines as they lie there; undefined where the machine has no poppler. */
export async function textOfSheet(sheet: Sheet): Promise<string | undefined> {
  const pdf = await bytesOf(sheet);
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'sheet.pdf'), '-'], {
      encoding: 'utf8',
    }).normalize('NFC');
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return undefined;
    throw fault;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
