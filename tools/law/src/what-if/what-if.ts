import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asKnownOn, lawFiles, readLaw, recomputed, whatIf, type Law } from '@lien-thong/law';
import { isDay } from '../days';
import { told, UsageError, type Command } from '../outcome';
import { readDecisions } from './decisions';
import { whatIfInWords } from './what-if-words';

/**
 * `what-if --data <folder> [--decisions <file>] [--known-on <day>]`: what a version of the rows would bring, before it
 * is published. The folder need hold the changed files only. `--known-on` compares with the law as it was known on a
 * day; without a folder, with the rows of this repository.
 */
export const whatIfCommand: Command = (args, { law: readLawHere }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, decisions: { type: 'string' }, 'known-on': { type: 'string' } },
  });
  const { data, decisions, 'known-on': knownOn } = values;
  if (data === undefined && knownOn === undefined)
    throw new UsageError('thiếu --data <thư mục> hoặc --known-on <ngày> (name changed rows or a day)');
  if (knownOn !== undefined && !isDay(knownOn))
    throw new UsageError(`--known-on phải là một ngày có thật (a real day), ví dụ 2026-08-20: ${knownOn}`);
  const here = readLawHere();
  const before = knownOn === undefined ? here : asKnownOn(here, knownOn);
  const after = data === undefined ? here : lawWith(data);
  const { decided, open } = readDecisions(decisions);
  const found = whatIf(before, after, { decisions: decided });
  return told(whatIfInWords(after, found, recomputed(before, after, open), { decided, open }));
};

function lawWith(folder: string): Law {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`không có thư mục (no such folder): ${folder}`);
  return readLaw({ ...lawFiles(), ...lawFiles(folder) });
}
