import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from './lock';

describe('a data folder', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lien-thong-lock-'));
    file = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is for one process alone, and the second is told which one has it', () => {
    const held = lock(file);
    expect(() => lock(file)).toThrow(`in use by process ${process.pid}`);
    held.release();
    expect(lock(file).leftBehind).toBe(false);
  });

  test('is free again when its process has died, also when another was given its number', () => {
    writeFileSync(file, '4194303 1\n');
    expect(lock(file).leftBehind).toBe(true);
    writeFileSync(file, `${process.pid} 1\n`);
    expect(lock(file).leftBehind).toBe(true);
  });
});
