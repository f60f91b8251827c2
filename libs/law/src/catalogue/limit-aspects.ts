import type { BenefitTerms } from '../benefits/benefit-terms';
import type { ProcedureLimits } from '../deadlines/asked-limits';
import { limitInWords, limitRows, type Limit } from '../deadlines/limit';
import type { Law } from '../rows/law';
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

export function limitAspects(law: Law, subject: Subject): Aspect[] {
  const steps = [...(law.index.get('deadlines') ?? [])];
  return steps.map(([step, groups]) => ({
    what: `thời hạn “${groups[0]?.rows[0]?.name ?? step}”`,
    on: (day) =>
      limitKeys(law, subject, day).includes(step)
        ? limitOn(law, step, day, scopeOn(law, subject, day))
        : undefined,
  }));
}

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
