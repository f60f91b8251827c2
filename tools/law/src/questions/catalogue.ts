import { parseArgs } from 'node:util';
import { findCommune, localTime, procedureCatalogue } from '@lien-thong/law';
import { isDay } from '../days';
import { answered, UsageError, type Command } from '../outcome';
import type { Problem } from './problems';
import { refused } from './question';

/** `catalogue [--commune <mã xã>] [--on <ngày>]`: the procedures as they stand there on that day. */
export const catalogue: Command = (args, { law, now }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { commune: { type: 'string' }, on: { type: 'string' } },
  });
  if (positionals.length) throw new UsageError(`thừa tham số (too many words): ${positionals.join(' ')}`);
  const { commune, on = localTime(now()).day } = values;
  const problems: Problem[] = [
    ...(commune === undefined || findCommune(commune)
      ? []
      : [
          {
            field: '/commune',
            code: 'unknown-commune',
            message: `Không có xã, phường nào mang mã "${commune}".`,
          },
        ]),
    ...(isDay(on)
      ? []
      : [{ field: '/on', code: 'not-a-day', message: 'Ngày: phải là một ngày có thật, dạng 2027-03-01.' }]),
  ];
  return problems.length ? refused(problems) : answered(procedureCatalogue(law(), { on, commune }));
};
