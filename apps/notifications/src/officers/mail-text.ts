import type { Language } from '@lien-thong/contracts';
import type { Rendered } from '../notice/render';
import { WORDS } from '../notice/words';
import { MAIL_WORDS } from './mail-words';
import { MATTER_KINDS, type Matter } from './matter';
import type { MorningMail } from './morning-mails';

/** So many of a kind are named; the rest is a number, and stands in the lists. */
const MOST_NAMED = 30;

const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');

/**
 * The text of a morning's mail: codes, days and links.
 * @param cases where a case's page is, up to its id
 */
export function mailText(
  { names, matters }: Pick<MorningMail, 'names' | 'matters'>,
  day: string,
  cases: string,
  language: Language,
): Rendered {
  const words = MAIL_WORDS[language];
  const written = WORDS[language].day;
  const sections = MATTER_KINDS.flatMap((kind) => {
    const ofKind = matters.filter((matter) => matter.kind === kind).sort(byDueDay);
    if (!ofKind.length) return [];
    const rest = ofKind.length - MOST_NAMED;
    const lines = ofKind.slice(0, MOST_NAMED).map((matter) => lineOf(matter, cases, language));
    if (rest > 0) lines.push(`- ${filled(words.more, { count: String(rest) })}`);
    return [[`${words.headings[kind]} (${ofKind.length})`, ...lines].join('\n')];
  });
  const facts = { day: written(day), count: String(matters.length), names: names.join(', '), link: cases };
  const parts = [words.greeting, words.opening, ...sections, words.closing];
  return {
    subject: filled(words.subject, facts),
    body: parts.map((part) => filled(part, facts)).join('\n\n'),
  };
}

/** The text of a mail about one task, to the one officer whom it concerns. */
export function taskText(name: string, matter: Matter, cases: string, language: Language): Rendered {
  const words = MAIL_WORDS[language];
  const what = words.headings[matter.kind];
  const facts = { names: name, dossierCode: matter.dossierCode ?? '', what };
  return {
    subject: filled(words.taskSubject, facts),
    body: [
      filled(words.greeting, facts),
      `${what}\n${lineOf(matter, cases, language)}`,
      words.taskClosing,
    ].join('\n\n'),
  };
}

function lineOf({ dossierCode, step, dueOn, caseId }: Matter, cases: string, language: Language): string {
  const words = MAIL_WORDS[language];
  const said = [
    dossierCode ? filled(words.dossier, { dossierCode }) : words.noCode,
    ...(step ? [words.step(step)] : []),
    ...(dueOn ? [filled(words.due, { dueOn: WORDS[language].day(dueOn) })] : []),
  ];
  return `- ${said.join(', ')}: ${cases}${caseId}`;
}

const byDueDay = (a: Matter, b: Matter): number => (a.dueOn ?? '').localeCompare(b.dueOn ?? '');
