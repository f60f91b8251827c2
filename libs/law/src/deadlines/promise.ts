import { localTime } from '../calendar/days';
import type { Law } from '../rows/law';
import { LawGapError, type Day, type LawRow, type Scope } from '../rows/row';
import type { BenefitCategory, ProcedureKey, StepKey } from '../words';
import { dueOf, type Due } from './due';
import { limitRow, limitRows, type Limit } from './limit';
import type { Pause } from './pauses';
import { extractDay } from './words-of-the-law';

export interface PromiseQuestion {
  readonly procedures: readonly ProcedureKey[];
  /** What the family claims; without it the slowest regime counts, so that nobody is promised too early. */
  readonly category?: readonly BenefitCategory[];
  /** An instant, ISO 8601 with its offset. */
  readonly receivedAt: string;
  readonly channel: 'desk' | 'online' | 'post';
  /** Where the row of a province or of a procedure code holds, e.g. `{ procedureCode: '1.007073' }`. */
  readonly scope?: Scope;
  /** When each step's clock stood still. A branch starts from the extract: a pause before it delays all. */
  readonly pauses?: Readonly<Partial<Record<StepKey, readonly Pause[]>>>;
}

export interface StepLimit extends Due {
  readonly step: StepKey;
  /** The regime whose limit it is, of a funeral allowance. */
  readonly category?: BenefitCategory;
}

export interface PromisedDay {
  /** Ngày hẹn trả: the latest of the limits, since the branches run side by side once the extract is there. */
  readonly promisedOn: Day;
  readonly limits: readonly StepLimit[];
  readonly lawVersion: string;
}

type BranchStep = Exclude<StepKey, 'register-death'>;

const BRANCH_OF: Readonly<Partial<Record<ProcedureKey, BranchStep>>> = {
  'residence-deletion': 'deregister-residence',
  'funeral-allowance': 'grant-funeral-allowance',
  'survivors-benefit': 'settle-survivors-benefit',
};

/** The day a family is promised at the desk, by the law of the day of receipt. */
export function promise(law: Law, asked: PromiseQuestion): PromisedDay {
  const received = localTime(asked.receivedAt).day;
  const scope: Scope = { ...asked.scope, channel: asked.channel };
  const registered: StepLimit = {
    step: 'register-death',
    ...dueOf(
      law,
      limitRow(law, 'register-death', received, scope),
      { receivedAt: asked.receivedAt },
      { pauses: asked.pauses?.['register-death'] },
    ),
  };
  const limits = [registered];
  for (const procedure of asked.procedures) {
    const step = BRANCH_OF[procedure];
    if (!step) continue;
    const start = { from: registered.dueOn, what: extractDay(law, registered.dueOn) };
    limits.push(
      latest(
        rowsOfStep(law, step, received, { scope, category: asked.category }).map((row): StepLimit => {
          const category = row.scope['category'] as BenefitCategory | undefined;
          return { step, category, ...dueOf(law, row, start, { pauses: asked.pauses?.[step] }) };
        }),
      ),
    );
  }
  return { promisedOn: latest(limits).dueOn, limits, lawVersion: law.version };
}

/**
 * The rows whose limit may hold for a branch: of a funeral allowance those of the regimes the family names, else, and
 * where none of them has a limit of its own, those of every regime in force.
 */
function rowsOfStep(
  law: Law,
  step: BranchStep,
  on: Day,
  { scope, category = [] }: { scope: Scope; category?: readonly BenefitCategory[] },
): LawRow<Limit>[] {
  const claimed = step === 'grant-funeral-allowance' ? category : [];
  const rows = claimed.flatMap((one) => limitRows(law, step, on, { ...scope, category: one }));
  if (rows.length) return rows;
  const all = limitRows(law, step, on, scope);
  if (!all.length) throw new LawGapError('deadlines', step, on, scope);
  return all;
}

const latest = (limits: readonly StepLimit[]): StepLimit =>
  limits.reduce((a, b) => (b.dueOn > a.dueOn ? b : a));
