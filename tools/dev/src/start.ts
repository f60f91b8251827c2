import { EmbeddedFault } from '@lien-thong/embedded';
import { addressLines } from './addresses';
import { bringAttachments } from './bring-attachments';
import { DevFault } from './dev-fault';
import { REPOSITORY } from './folders';
import { fileOne, followCase, statusName, timelineLine } from './follow-case';
import { launch } from './launch';
import { DESK } from './officers';
import { parseStart, type StartOptions } from './options';
import { Progress, seconds } from './progress';
import { sampleDeclarations } from './sample-declarations';
import type { System } from './system';

/** A signal that reaches us twice at once, from the terminal and passed on by our parent, is one. */
const SAME_SIGNAL_MS = 700;

/** When the command began, told by whoever installed and built before us. */
const begun = Number(process.env['LIEN_THONG_BEGUN'] ?? Date.now());
const sinceBegun = () => Date.now() - begun;

const DISK_FULL = 'The disk is full. Free some space and start again.';

function inOneLine(fault: unknown): string {
  if (fault instanceof DevFault || fault instanceof EmbeddedFault) return fault.message;
  if ((fault as NodeJS.ErrnoException | null)?.code === 'ENOSPC') return DISK_FULL;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

async function showSample(system: System, progress: Progress) {
  const officer = system.signIn(DESK);
  await bringAttachments(system.urls.web, officer);
  const filed = await fileOne(
    system.urls.web,
    officer,
    sampleDeclarations(system.folders.population, system.population!),
  );
  progress.line(
    `\nThe sample case ${filed.dossierCode ?? filed.caseId}, as it goes from office to office:\n`,
  );
  let took = 0;
  const view = await followCase(
    system.urls.web,
    officer,
    filed.caseId,
    (entry) => progress.line(`  ${timelineLine(entry)}`),
    { onEnded: () => (took = sinceBegun()) },
  );
  progress.line(`\n  ${statusName(view)}, ${seconds(took)} after the command began.`);
  return filed;
}

/** A sample that fails says so, and the system goes on serving: its pages and logs tell why. */
async function sampleOrWhy(system: System, progress: Progress, ending: AbortSignal) {
  try {
    return await showSample(system, progress);
  } catch (fault) {
    if (!ending.aborted) progress.tell(inOneLine(fault));
    return undefined;
  }
}

/** Ctrl-C, kill and a closed terminal end all that was started; a second one at once, without asking. */
function onSignals(first: () => void, second: () => void): void {
  let firstAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (firstAt === undefined) {
        firstAt = Date.now();
        first();
      } else if (Date.now() - firstAt > SAME_SIGNAL_MS) second();
    });
}

async function run(options: StartOptions): Promise<number> {
  const progress = new Progress(process.stdout);
  const abort = new AbortController();
  const outcome = Promise.withResolvers<number>();
  // what still runs when this process exits is killed on its way out
  const kill = () => process.exit(130);
  onSignals(() => {
    progress.line('\nStopping what was started …');
    abort.abort();
    outcome.resolve(0);
  }, kill);
  const { tell, step } = progress;
  const giveUp = (line: string) => {
    tell(line);
    outcome.resolve(1);
  };
  try {
    const system = await launch({ ...options, tell, step, giveUp, signal: abort.signal });
    progress.timed(sinceBegun(), 'since the command began: everything is ready');
    void serve(system, options, progress, abort.signal);
    const code = await outcome.promise;
    await system.stop();
    progress.line('Stopped.');
    return code;
  } catch (fault) {
    progress.end();
    if (abort.signal.aborted) return 0;
    process.stderr.write(`\n${inOneLine(fault)}\n`);
    return 1;
  }
}

async function serve(
  system: System,
  { sample }: StartOptions,
  progress: Progress,
  ending: AbortSignal,
): Promise<void> {
  const filed = sample ? await sampleOrWhy(system, progress, ending) : undefined;
  if (ending.aborted) return;
  progress.line('\nOpen the first of these in a browser. Ctrl-C stops everything.\n');
  for (const line of addressLines(system.urls, system.services, filed)) progress.line(line);
}

const main = async () => run(parseStart(process.argv.slice(2), { root: REPOSITORY, env: process.env }));

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    process.stderr.write(`${inOneLine(fault)}\n`);
    process.exit(fault instanceof DevFault ? 2 : 1);
  },
);
