import { plusDays } from '../calendar/days';
import { dueOf, type Due } from '../deadlines/due';
import type { Limit } from '../deadlines/limit';
import type { Pause } from '../deadlines/pauses';
import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow } from '../rows/row';
import { UNDOING_ACTS, type AnnulmentGroundKey, type DecidedStep, type UndoingAct } from './undoing-tables';

export interface AfterWithdrawal {
  /** What was decided holds on; else it is undone by its own act. */
  stands: boolean;
  /** For the family. */
  text: string;
  row: LawRow;
}

/** What becomes of a decision that came before the family withdrew. */
export function afterWithdrawal(law: Law, step: DecidedStep, today: Day): AfterWithdrawal {
  const row = rowOn<{ stands: boolean; text: string }>(law, 'undoing', step, today);
  return { ...row.value, row };
}

export interface GroundToAnnul {
  /** For the decision and the family. */
  text: string;
  /** What offices did by the registration is undone. */
  restores: boolean;
  /** Pensions and allowances that it stopped are paid on. */
  paysOn: boolean;
  row: LawRow;
}

/** Why a registration is annulled, and what follows from it. */
export function annulmentGround(law: Law, ground: AnnulmentGroundKey, today: Day): GroundToAnnul {
  const row = rowOn<Omit<GroundToAnnul, 'row'>>(law, 'annulment-grounds', ground, today);
  return { ...row.value, row };
}

/** How far back a day is looked for; every limit is much shorter. */
const LONGEST_DAYS = 92;

/**
 * The first day on which what was asked of an office, to undo or to correct an act, need not have been answered yet:
 * what was asked before it has waited longer than the longest of these limits.
 */
export function waitsTooLongSince(law: Law, today: Day): Day {
  for (let back = 0; back < LONGEST_DAYS; back++) {
    const askedOn = plusDays(today, -back);
    if (UNDOING_ACTS.every((act) => undoingDue(law, act, askedOn, []).dueOn < today))
      return plusDays(askedOn, 1);
  }
  return plusDays(today, -LONGEST_DAYS);
}

/** When an office must have undone an act, counted from the day it was asked. */
export const undoingDue = (law: Law, act: UndoingAct, askedOn: Day, pauses: readonly Pause[]): Due =>
  dueOf(
    law,
    rowOn<Limit>(law, 'undoing-limits', act, askedOn),
    { from: askedOn, what: 'ngày nhận đề nghị' },
    { pauses },
  );
