import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';
import { PROCEDURE_KEYS, type BenefitCategory, type ProcedureKey } from '../words';
import type { ProcedureCode } from './procedures';

/** One procedure as one place has it; a funeral allowance is one for each regime. */
export interface Subject {
  readonly key: string;
  readonly category?: BenefitCategory;
  readonly province?: string;
  readonly commune?: string;
}

export const codeRow = (law: Law, subject: Subject, on: Day): LawRow<ProcedureCode> | undefined =>
  findRow<ProcedureCode>(law.index, 'procedures', subject.key, on, placeOf(subject));

const placeOf = ({ category, province, commune }: Subject): Scope => ({
  ...(category !== undefined && { category }),
  ...(province !== undefined && { province }),
  ...(commune !== undefined && { commune }),
});

/** What the rows of papers, documents and limits are looked up with. */
export function scopeOn(law: Law, subject: Subject, on: Day): Scope {
  const code = codeRow(law, subject, on)?.value.code;
  return {
    ...placeOf(subject),
    procedure: procedureOf(subject.key),
    ...(code !== undefined && { procedureCode: code }),
  };
}

/** The sisters of the death registration ask for its papers. */
export const procedureOf = (key: string): string =>
  isProcedure(key)
    ? key
    : key.startsWith('death-registration') || key === 'note-foreign-death'
      ? 'death-registration'
      : key;

const isProcedure = (key: string): key is ProcedureKey => (PROCEDURE_KEYS as readonly string[]).includes(key);

/** Every procedure of a place, in force or not: of the rows for one province only its own. */
export function subjectsOf(law: Law, place: Pick<Subject, 'province' | 'commune'>): Subject[] {
  const subjects: Subject[] = [];
  for (const [key, groups] of law.index.get('procedures') ?? []) {
    const here = groups.filter(
      ({ scope }) => scope['province'] === undefined || scope['province'] === place.province,
    );
    const categories = [
      ...new Set(here.map(({ scope }) => scope['category'] as BenefitCategory | undefined)),
    ];
    for (const category of categories.sort(byRows(groups)))
      subjects.push({ key, ...place, ...(category !== undefined && { category }) });
  }
  return subjects;
}

/** In the order of the file, which puts the commonest regime first. */
const byRows =
  (groups: readonly { readonly scope: Scope; readonly rows: readonly LawRow[] }[]) =>
  (a: string | undefined, b: string | undefined): number => {
    const line = (category: string | undefined) =>
      Math.min(
        ...groups.flatMap(({ scope, rows }) =>
          scope['category'] === category ? rows.map((r) => r.line) : [],
        ),
      );
    return line(a) - line(b);
  };
