import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a reader of the pages can read, on one line; undefined where the machine has no poppler. */
export function textOfPdf(pdf: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    writeFileSync(join(folder, 'pages.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'pages.pdf'), '-'], { encoding: 'utf8' })
      .normalize('NFC')
      .replaceAll(/\s+/g, ' ');
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return undefined;
    throw fault;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
