import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { jarsFolder, REPOSITORY as ROOT } from './folders';
import { seconds } from './progress';
import { countStage, STAGES, sum, type Counts, type Stage } from './stages';

interface Result {
  stage: Stage;
  counts: Counts;
  ms: number;
}

/** Every stage runs on the Node that runs us, with the project's programs first. */
const environment = (stage: Stage): NodeJS.ProcessEnv => ({
  ...process.env,
  CI: 'true',
  NX_DAEMON: 'false',
  LIEN_THONG_KAFKA_JARS: jarsFolder(),
  PATH: [dirname(process.execPath), join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
  ...stage.env,
});

const running = new Set<ReturnType<typeof spawn>>();

/** Its output is shown as it comes. */
function runStage(stage: Stage, jsonFile: string): Promise<{ code: number | null; output: string }> {
  const command = stage.command === 'node' ? process.execPath : stage.command;
  const args = stage.args.map((word) => word.replace('{json}', jsonFile));
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: environment(stage),
      stdio: ['ignore', stage.counts === 'counted' ? 'pipe' : 'inherit', 'inherit'],
    });
    running.add(child);
    let output = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      process.stdout.write(bytes);
      output = (output + bytes.toString('utf8')).slice(-4000);
    });
    child.once('error', (fault) => {
      process.stderr.write(`${stage.name}: ${fault.message}\n`);
      done({ code: null, output });
    });
    child.once('close', (code) => {
      running.delete(child);
      done({ code, output });
    });
  });
}

async function measure(stage: Stage, folder: string): Promise<Result> {
  process.stdout.write(`\n── ${stage.name}: ${stage.what}\n`);
  const begun = Date.now();
  const jsonFile = join(folder, `${stage.name}.json`);
  const { code, output } = await runStage(stage, jsonFile);
  const told =
    stage.counts === 'jest' ? (existsSync(jsonFile) ? readFileSync(jsonFile, 'utf8') : '') : output;
  return { stage, counts: countStage(stage.counts, code, told), ms: Date.now() - begun };
}

function table(results: readonly Result[]): string {
  const line = ({ stage, counts, ms }: Result) =>
    [
      stage.name.padEnd(14),
      seconds(ms).padStart(9),
      `${counts.passed} passed`.padStart(14),
      `${counts.failed} failed`.padStart(12),
      counts.skipped ? `${counts.skipped} skipped`.padStart(12) : '',
    ].join('');
  return results.map(line).join('\n');
}

async function main(): Promise<number> {
  const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } }, strict: true }).values;
  const unknown = only?.filter((name) => !STAGES.some((stage) => stage.name === name)) ?? [];
  if (unknown.length)
    throw new Error(
      `No such stage: ${unknown.join(', ')}. There are: ${STAGES.map(({ name }) => name).join(', ')}`,
    );
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-stages-'));
  const results: Result[] = [];
  try {
    for (const stage of STAGES)
      if (!only || only.includes(stage.name)) results.push(await measure(stage, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { passed, failed } = sum(results.map(({ counts }) => counts));
  process.stdout.write(`\n${table(results)}\n\n${passed} passed, ${failed} failed\n`);
  return failed ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 130;
  });

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    process.stdout.write(`${fault instanceof Error ? fault.message : String(fault)}\n\n0 passed, 1 failed\n`);
    process.exit(1);
  },
);
