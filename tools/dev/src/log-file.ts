import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';

const TAIL_BYTES = 64 * 1024;
const LINE_LENGTH = 300;

function tail(file: string): string {
  if (!existsSync(file)) return '';
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const text = Buffer.alloc(Math.min(size, TAIL_BYTES));
    return text.subarray(0, readSync(log, text, 0, text.length, size - text.length)).toString('utf8');
  } finally {
    closeSync(log);
  }
}

/** What a line of a service's JSON log says to a person; any other line as it is. */
export function saying(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter(Boolean).join(': ') || line;
  } catch {
    return line;
  }
}

const PART_OF_A_TRACE = /^\s+at |^\s*[{}\]]|^Node\.js v|^\s*$/;

/** The last line that says something: a stack trace is passed over. */
export function lastLineOf(text: string): string {
  const line = text.split('\n').findLast((each) => !PART_OF_A_TRACE.test(each) || each.startsWith('{"'));
  return line ? saying(line).slice(0, LINE_LENGTH) : '(its log is empty)';
}

export const lastLine = (file: string) => lastLineOf(tail(file));

/** Puts the logs of the run before aside, one run deep: `one-stop.log` → `one-stop.log.1`. */
export function rotateLogs(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.log')))
    renameSync(join(folder, name), join(folder, `${name}.1`));
}
