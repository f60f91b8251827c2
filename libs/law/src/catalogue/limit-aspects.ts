import type { BenefitTerms } from '../benefits/benefit-terms';
import type { ProcedureLimits } from '../deadlines/asked-limits';
import { limitInWords, limitRows, type Limit } from '../deadlines/limit';
import type { Law } from '../rows/law';
import { inSentence } from '../calendar/sentences';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';
import type { BenefitCategory, BenefitDesk } from '../words';
import type { Aspect, Said } from './aspects';
import { scopeOn, type Subject } from './subject';

/** The steps of a procedure on a day: keys of `deadlines`. */
export function limitKeys(law: Law, subject: Subject, on: Day): string[] {
  const { key, category } = subject;
  const scope = scopeOn(law, subject, on);
  // A regime with a step of its own names it; the others go by the limit of the procedure.
  if (category !== undefined) {
    const benefit = findRow<BenefitTerms>(law.index, 'benefits', category, on, scope);
    if (benefit) return [benefit.value.deadline];
  }
  const link = findRow<ProcedureLimits>(law.index, 'procedure-limits', key, on, scope);
  return link ? [link.value.limit, ...(link.value.then ?? [])] : [];
}

/** One aspect for each step; where each regime has a limit of its own, one for each regime. */
export function limitAspects(law: Law, subject: Subject): Aspect[] {
  const steps = [...(law.index.get('deadlines') ?? [])];
  return steps.flatMap(([step, groups]): Aspect[] => {
    const what = `thời hạn “${groups[0]?.rows[0]?.name ?? step}”`;
    const on = (regime?: BenefitCategory) => (day: Day) => {
      if (!limitKeys(law, subject, day).includes(step)) return undefined;
      const scope = scopeOn(law, subject, day);
      const rows = limitRows(law, step, day, scope);
      const row = regime === undefined ? rows.length === 1 && rows[0] : ofRegime(rows, regime);
      return row ? { text: limitText(law, row, day), row } : undefined;
    };
    if (subject.category !== undefined) return [{ what, on: on() }];
    const regimes = groups.flatMap(({ scope }) => (scope['category'] as BenefitCategory | undefined) ?? []);
    return [
      { what, on: on() },
      ...[...new Set(regimes)].map((regime) => ({
        what: `${what}, chế độ ${regimeOf(law, regime)}`,
        on: on(regime),
      })),
    ];
  });
}

const ofRegime = (rows: readonly LawRow<Limit>[], regime: BenefitCategory): LawRow<Limit> | undefined =>
  rows.length > 1 ? rows.find(({ scope }) => scope['category'] === regime) : undefined;

const regimeOf = (law: Law, regime: BenefitCategory): string =>
  inSentence(law.index.get('benefits')?.get(regime)?.[0]?.rows[0]?.name ?? regime);

export function limitOn(law: Law, step: string, day: Day, scope: Scope): Said | undefined {
  const rows = limitRows(law, step, day, scope);
  const [first] = rows;
  if (!first) return undefined;
  if (rows.length === 1) return { text: limitText(law, first, day), row: first };
  const ofRegimes = rows.map((row) => `${regimeName(law, row, day)} ${limitText(law, row, day)}`);
  return { text: ofRegimes.join('; '), row: first };
}

const regimeName = (law: Law, { scope }: LawRow, day: Day): string =>
  findRow(law.index, 'benefits', scope['category'] as BenefitCategory, day, scope)?.name ?? '';

const DESK_WORDS: Readonly<Record<BenefitDesk, string>> = {
  'social-insurance': 'cơ quan bảo hiểm xã hội',
  commune: 'cấp xã',
  'home-affairs': 'Sở Nội vụ',
};

function limitText(law: Law, { value }: LawRow<Limit>, day: Day): string {
  if (value.unit === 'same-day') {
    const cutOff = findRow<string>(law.index, 'calendar', 'same-day-cut-off', day)?.value.slice(0, 5);
    return `trong ngày; nhận sau ${cutOff ?? '15:00'} thì trong ngày làm việc tiếp theo`;
  }
  const shares = value.stages
    ?.map(({ desk, n }) => `${desk === undefined ? 'cơ quan khác' : DESK_WORDS[desk]} ${n}`)
    .join(', ');
  return shares === undefined ? limitInWords(value) : `${limitInWords(value)} (${shares})`;
}
