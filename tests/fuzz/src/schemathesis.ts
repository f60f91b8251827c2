import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const SETTINGS = join(__dirname, '..', 'schemathesis');
const REQUIREMENTS = join(SETTINGS, 'requirements.txt');
const CACHE = join(homedir(), '.cache', 'lien-thong', 'schemathesis');

/** A live stream has no end: what an endpoint streams is tested where it is written. */
const STREAMS = '/stream$';
const REQUEST_WITHIN_S = 20;

export class NoPython extends Error {}

function must(program: string, args: string[]): void {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new NoPython(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

/** The program of Schemathesis, in an environment of its own that is made once for each set of versions. @throws NoPython */
export function ensureSchemathesis(tell: (line: string) => void): string {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  const program = join(CACHE, 'bin', 'st');
  const installed = join(CACHE, 'installed.txt');
  if (existsSync(program) && existsSync(installed) && readFileSync(installed, 'utf8') === wanted)
    return program;
  const python = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  if (python.error || python.status !== 0)
    throw new NoPython('python3 (3.10 or newer, with venv) is needed and is not there: install it.');
  tell('installing Schemathesis into a Python environment of its own');
  mkdirSync(CACHE, { recursive: true });
  must('python3', ['-m', 'venv', CACHE]);
  must(join(CACHE, 'bin', 'pip'), ['install', '--quiet', '--requirement', REQUIREMENTS]);
  writeFileSync(installed, wanted);
  return program;
}

export interface Round {
  program: string;
  /** Address of the OpenAPI document. */
  document: string;
  token: string | undefined;
  examples: number;
  seed: number;
  /** Where the report and what the program prints are kept. */
  folder: string;
}

export interface Outcome {
  requests: number;
  failures: number;
  /** Whether it came to its end with nothing to complain of. */
  passed: boolean;
  /** Python itself gave up on the program, which has nothing to complain of the service: another seed is needed. */
  brokeOff: boolean;
  log: string;
}

/** A fault of Python 3.11 (python/cpython issue 106905) that some seeds meet while the program describes a value. */
const PYTHON_GAVE_UP = 'AST constructor recursion depth mismatch';

interface Report {
  exit_code: number;
  test_cases: { generated: number; unique_failures: number };
  errors: { title: string; count: number }[];
}

/** Lets Schemathesis ask one service once. */
export async function ask({ program, document, token, examples, seed, folder }: Round): Promise<Outcome> {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'output.txt');
  const args = [
    ...['--config-file', join(SETTINGS, 'schemathesis.toml'), 'run', document, '--no-color'],
    ...['--continue-on-failure', '--exclude-path-regex', STREAMS, '--request-timeout', `${REQUEST_WITHIN_S}`],
    ...['--max-examples', `${examples}`, '--seed', `${seed}`, '--workers', '2'],
    ...['--generation-database', 'none', '--report', 'json', '--report-dir', folder],
    ...(token ? ['--header', `Authorization: Bearer ${token}`] : []),
  ];
  await new Promise<void>((ended, failed) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, SCHEMATHESIS_HOOKS: join(SETTINGS, 'hooks.py') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const file = createWriteStream(log);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    child.once('error', failed);
    child.once('close', () => file.end(ended));
  });
  const [found] = globSync(join(folder, 'json-*.json'));
  if (!found) return { requests: 0, failures: 1, passed: false, brokeOff: false, log };
  const { exit_code, test_cases, errors } = JSON.parse(readFileSync(found, 'utf8')) as Report;
  const requests = test_cases.generated;
  const told = errors.reduce((sum, { count }) => sum + count, 0);
  const gaveUp = readFileSync(log, 'utf8').split(PYTHON_GAVE_UP).length - 1; // a chain of causes tells it again
  if (!test_cases.unique_failures && told > 0 && told <= gaveUp)
    return { requests, failures: 0, passed: false, brokeOff: true, log };
  const failures = test_cases.unique_failures + told;
  return { requests, failures, passed: exit_code === 0, brokeOff: false, log };
}
