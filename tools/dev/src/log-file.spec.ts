import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLineOf, rotateLogs } from './log-file';

describe('the last word of a log', () => {
  test('is the message of a JSON line', () => {
    expect(lastLineOf('first\n{"level":50,"msg":"no database","err":{"message":"refused"}}\n')).toBe(
      'no database: refused',
    );
  });

  test('is the error above a stack trace', () => {
    const trace =
      'one-stop: Error: port in use\n    at serve (a.js:1:2)\n    at main (a.js:3:4)\n\nNode.js v24.21.0\n';
    expect(lastLineOf(trace)).toBe('one-stop: Error: port in use');
  });

  test('is said to be missing where there is none', () => {
    expect(lastLineOf('')).toBe('(its log is empty)');
  });
});

test('logs are put aside one run deep', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-logs-'));
  try {
    for (const run of ['first', 'second', 'third']) {
      rotateLogs(folder);
      writeFileSync(join(folder, 'web.log'), run);
    }
    expect(readdirSync(folder).sort()).toEqual(['web.log', 'web.log.1']);
    expect(readFileSync(join(folder, 'web.log.1'), 'utf8')).toBe('second');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
