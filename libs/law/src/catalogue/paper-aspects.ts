import { inSentence } from '../calendar/sentences';
import { conditionInWords } from '../papers/paper-conditions';
import type { PaperHow } from '../papers/paper-words';
import type { InsteadTerms, PaperTerms } from '../papers/papers-needed';
import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import { documentAspect, type Aspect } from './aspects';
import { codeRow, procedureOf, scopeOn, type Subject } from './subject';

export const HOW_WORDS: Readonly<Record<PaperHow, string>> = {
  original: 'bản chính',
  copy: 'bản sao',
  shown: 'xuất trình',
};

export interface AskedPaper {
  readonly paper: string;
  readonly row: LawRow<PaperTerms>;
  readonly subject: Subject;
}

/** The papers a procedure may ask for on a day, whatever the case; a linked one asks for those of its parts. */
export function papersAsked(law: Law, subject: Subject, on: Day): AskedPaper[] {
  const parts = codeRow(law, subject, on)?.value.parts;
  const found = new Map<string, AskedPaper>();
  for (const key of parts ?? [procedureOf(subject.key)])
    for (const paper of law.index.get('required-papers')?.keys() ?? []) {
      const asker = { ...subject, key };
      const row = findRow<PaperTerms>(law.index, 'required-papers', paper, on, scopeOn(law, asker, on));
      if (!row || found.has(paper)) continue;
      // A paper only of the linked procedure is not asked for by a single one, and the other way round.
      const { linked } = row.value.when ?? {};
      if (linked !== undefined && linked !== (parts !== undefined)) continue;
      found.set(paper, { paper, row, subject: asker });
    }
  return [...found.values()];
}

/** Why and when it need not be brought. */
export function insteadRows(law: Law, subject: Subject, paper: string, on: Day): LawRow<InsteadTerms>[] {
  const linked = codeRow(law, subject, on)?.value.parts !== undefined;
  const scope = scopeOn(law, subject, on);
  return [...(law.index.get('data-instead')?.keys() ?? [])].flatMap((key) => {
    const row = findRow<InsteadTerms>(law.index, 'data-instead', key, on, scope);
    return row?.value.paper === paper && (row.value.basis !== 'linked' || linked) ? [row] : [];
  });
}

export function paperAspects(law: Law, subject: Subject): Aspect[] {
  const asked = (paper: string, on: Day) =>
    papersAsked(law, subject, on).find((found) => found.paper === paper);
  return [...(law.index.get('required-papers') ?? [])].flatMap(([paper, groups]): Aspect[] => {
    if (!groups.some(({ rows }) => rows.some((row) => asked(paper, row.appliedFrom ?? row.inForceFrom))))
      return [];
    const name = inSentence(groups[0]?.rows[0]?.name ?? paper);
    return [
      {
        what: `giấy tờ “${name}”`,
        on: (day) => {
          const found = asked(paper, day);
          return found && { text: paperText(law, found.row, day), row: found.row };
        },
      },
      documentAspect(law, subject, `mẫu của “${name}”`, (day) => asked(paper, day)?.row.value.document),
      ...[...(law.index.get('data-instead')?.keys() ?? [])].map((key): Aspect => ({
        what: `lý do không phải nộp “${name}”`,
        on: (day) => {
          const row = asked(paper, day) && insteadRows(law, subject, paper, day).find((r) => r.key === key);
          return row && { text: row.value.reason.replace(/^không phải nộp vì /, ''), row };
        },
      })),
    ];
  });
}

/** 'bản chính, khi đăng ký đúng hạn' */
export function paperText(law: Law, { value }: LawRow<PaperTerms>, on: Day): string {
  const name = (table: string) => (key: string) => findRow(law.index, table, key, on)?.name ?? key;
  const when = conditionInWords(value.when && { ...value.when, linked: undefined }, {
    relation: name('relations'),
    kindOfDeath: name('death-notices'),
  });
  return [HOW_WORDS[value.how], when, value.condition].filter(Boolean).join(', ');
}
