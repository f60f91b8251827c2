import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askDss, buildDss } from './dss';
import { makePages, type Page } from './pages';
import { askPdfsig, drawPage, ensurePdfsig } from './poppler';
import type { Verdict } from './verdict';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What a validator cannot know without the authority's certificate and list is none of its business. */
const NEEDS_TRUST = /stranger|revoked/;

/** `--keep FOLDER` leaves the pages, and a picture of the genuine one, there. */
async function main(args: string[]): Promise<boolean> {
  const kept = args[0] === '--keep' ? args[1] : undefined;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lien-thong-pages-'));
  mkdirSync(folder, { recursive: true });
  try {
    return await judgePages(folder, kept !== undefined);
  } finally {
    if (!kept) rmSync(folder, { recursive: true });
  }
}

async function judgePages(folder: string, draws: boolean): Promise<boolean> {
  const made = await makePages(folder);
  let [passed, failed] = [0, 0];
  const count = (validator: string, { what, genuine }: Page, { accepted, said }: Verdict) => {
    const right = accepted === genuine;
    if (right) passed++;
    else failed++;
    say(
      `${right ? 'ok  ' : 'FAIL'} ${validator}: a page ${what} is ${accepted ? 'accepted' : 'refused'} (${said})`,
    );
  };

  if (ensurePdfsig()) {
    for (const page of made.pages)
      if (!NEEDS_TRUST.test(page.what)) count('pdfsig', page, askPdfsig(page.file));
    if (draws) drawPage(made.pages[0]!.file, join(folder, 'page'));
  } else say('not asked: pdfsig, which is not installed (Debian: apt-get install poppler-utils)');

  const program = join(folder, 'dss');
  const missing = buildDss(program);
  if (missing) say(`not asked: EU DSS. ${missing}`);
  else {
    const verdicts = askDss(program, made);
    for (const page of made.pages)
      count('DSS', page, verdicts.get(page.file) ?? { accepted: false, said: 'nothing' });
  }
  say(`${passed} passed, ${failed} failed`);
  return passed > 0 && failed === 0;
}

main(process.argv.slice(2)).then(
  (good) => process.exit(good ? 0 : 1),
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    process.exit(1);
  },
);
