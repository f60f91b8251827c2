import type { ApologyWording, FieldFault, Step } from '@lien-thong/contracts';
import { dayInFigures, documentTitle, explainDay, type Day, type Law } from '@lien-thong/law';
import { Problem } from '@lien-thong/service';
import { DEATH_PROCEDURE } from '../procedures/death';

/** How a case's promised day may be put off. */
export interface Leeway {
  /** How often still. */
  left: number;
  earliest: Day;
  latest?: Day;
}

/** What is wrong with the day that an officer would name, by field. */
export function wordingFaults(
  law: Law,
  { newDay }: ApologyWording,
  { earliest, latest }: Leeway,
): FieldFault[] {
  const fault = (code: string, message: string): FieldFault[] => [
    { pointer: '/newDay', code, message: `Ngày hẹn lại: ${message}` },
  ];
  if (newDay < earliest) return fault('too-early', `sớm nhất là ngày ${dayInFigures(earliest)}.`);
  if (latest === undefined) return fault('outside-calendar', 'nằm ngoài lịch làm việc đã công bố.');
  if (newDay > latest) return fault('too-late', `muộn nhất là ngày ${dayInFigures(latest)}.`);
  const { working, why } = explainDay(law, newDay);
  return working ? [] : fault('day-off', `ngày ${dayInFigures(newDay)} là ngày nghỉ (${why}).`);
}

/** @throws Problem 409 where the law's number of re-appointments is used up */
export function mayPutOff({ left }: Pick<Leeway, 'left'>): void {
  if (left < 1)
    throw new Problem(
      409,
      're-appointments-used-up',
      'Hồ sơ này đã hết số lần được hẹn lại ngày trả kết quả.',
    );
}

/** What the slip is called on a day: the procedure that holds the case up may have a name of its own for it. */
export const titleOf = (law: Law, steps: readonly Step[], on: Day): string =>
  documentTitle(law, 'apology', {
    on,
    procedure: DEATH_PROCEDURE.find(({ step }) => steps.includes(step))?.procedure,
  }).title;
