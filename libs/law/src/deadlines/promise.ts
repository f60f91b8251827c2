import { dueAfter, dueSameDay, limitRow, type Due } from './deadline';
import type { Law } from '../rows/law';
import { localTime } from '../calendar/days';
import { findRow, type Day, type Scope } from '../rows/row';
import { BENEFIT_CATEGORIES, type BenefitCategory, type ProcedureKey, type StepKey } from '../words';

export interface PromiseQuestion {
  readonly procedures: readonly ProcedureKey[];
  /** What the family claims; without it the slowest regime counts, so that nobody is promised too early. */
  readonly category?: readonly BenefitCategory[];
  /** An instant, ISO 8601 with its offset. */
  readonly receivedAt: string;
  readonly channel: 'desk' | 'online' | 'post';
  /** Where the row of a province or of a procedure code holds, e.g. `{ procedureCode: '1.007073' }`. */
  readonly scope?: Scope;
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
    ...dueSameDay(law, 'register-death', asked.receivedAt, scope),
  };
  const limits = [registered];
  for (const procedure of asked.procedures) {
    const step = BRANCH_OF[procedure];
    if (!step) continue;
    const categories =
      step === 'grant-funeral-allowance' ? claimed(law, asked.category, received) : [undefined];
    limits.push(
      latest(
        categories.map((category) => {
          const row = limitRow(law, step, received, category ? { ...scope, category } : scope);
          return { step, category, ...dueAfter(law, row, registered.dueOn, 'ngày có trích lục khai tử') };
        }),
      ),
    );
  }
  return { promisedOn: latest(limits).dueOn, limits, lawVersion: law.version };
}

/** The regimes a family may mean: those it names, else every regime in force. */
const claimed = (law: Law, category: readonly BenefitCategory[] = [], on: Day): readonly BenefitCategory[] =>
  category.length
    ? category
    : BENEFIT_CATEGORIES.filter((c) => findRow(law.index, 'benefits', c, on) !== undefined);

const latest = (limits: readonly StepLimit[]): StepLimit =>
  limits.reduce((a, b) => (b.dueOn > a.dueOn ? b : a));
