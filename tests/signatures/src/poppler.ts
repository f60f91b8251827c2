import { execFileSync, spawnSync } from 'node:child_process';
import type { Verdict } from './verdict';

/** Whether pdfsig is here, or could be installed. */
export function ensurePdfsig(): boolean {
  if (spawnSync('pdfsig', ['-v']).error === undefined) return true;
  if (process.getuid?.() !== 0) return false;
  spawnSync('apt-get', ['install', '-y', '-qq', 'poppler-utils'], { stdio: 'ignore' });
  return spawnSync('pdfsig', ['-v']).error === undefined;
}

/** Poppler's judgement of the signature alone; whom to trust it would read from a store of the user's. */
export function askPdfsig(file: string): Verdict {
  const { stdout } = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
  const judged = /Signature Validation: (.*)/.exec(stdout)?.[1] ?? 'no signature';
  const whole = stdout.includes('Total document signed');
  return {
    accepted: judged === 'Signature is Valid.' && whole,
    said: whole ? judged : `${judged} Not total document signed.`,
  };
}

/** The page as a picture (PNG), for people to look at. */
export const drawPage = (file: string, picture: string): void =>
  void execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '80', file, picture]);
