import { dayInFigures, inSentence } from '../calendar/sentences';
import { documentTitle } from '../papers/documents';
import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import type { Limit } from './limit';

/** 'ngày có trích lục khai tử', of a paper issued from 01/03/2027 on 'ngày có giấy chứng tử': as the paper calls itself. */
export const extractDay = (law: Law, on: Day): string => {
  const { title } = documentTitle(law, 'death-extract', { on });
  return `ngày có ${inSentence(title)}`;
};

/**
 * A dossier received before a new law is finished under the law of its day of receipt (luật chuyển tiếp): said where
 * the new law would otherwise hold before it is due. No sentence where no law changes meanwhile.
 */
export function transitionSentence(
  law: Law,
  { value: { transition } }: LawRow<Limit>,
  { received, dueOn }: { received: Day; dueOn: Day },
): string[] {
  if (transition === undefined) return [];
  const rowOf = (on: Day) =>
    findRow<{ pinnedTo: 'receipt' | 'act' }>(law.index, 'transitions', transition, on);
  const [before, after] = [rowOf(received), rowOf(dueOn)];
  if (!before || !after || before === after || before.value.pinnedTo !== 'receipt') return [];
  return [
    `Hồ sơ được tiếp nhận trước ngày ${dayInFigures(after.inForceFrom)} nên được giải quyết xong theo ${before.source.instrument}.`,
  ];
}
