import {
  declarationTiming,
  papersNeeded,
  type BenefitCategory,
  type Day,
  type Law,
  type NeededPaper,
} from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { basis, item, paragraph, under, type Section } from './section';

const HOW: Readonly<Record<string, string>> = {
  original: 'nộp bản chính',
  copy: 'nộp bản sao',
  shown: 'mang theo để xuất trình',
};

/** Giấy tờ: what the family brings, then what it need not bring and why. */
export function papers(
  law: Law,
  declared: DeclaredCase,
  {
    receivedOn,
    haveData,
    category,
  }: { receivedOn: Day; haveData?: readonly string[]; category?: BenefitCategory },
): Section {
  const { timing } = declarationTiming(law, { diedOn: declared.death.date, receivedOn });
  const found = papersNeeded(law, {
    procedures: declared.procedures,
    kindOfDeath: declared.death.kind,
    timing,
    relation: declared.requester.relation,
    categories: category ? [category] : ((declared.benefit?.categories ?? []) as BenefitCategory[]),
    channel: declared.channel,
    on: receivedOn,
    haveData,
  });
  const brought = found.filter(({ how }) => how !== 'data');
  const spared = found.filter(({ how }) => how === 'data');
  return {
    title: 'Giấy tờ',
    lines: [
      ...(brought.length ? paragraph('Gia đình chuẩn bị:') : []),
      ...brought.flatMap(broughtLines),
      ...(spared.length ? ['', ...paragraph('Gia đình không phải nộp:')] : []),
      ...spared.flatMap(({ name, instead }) =>
        item(`${name}: ${lowered(instead ?? '').replace(/^không phải nộp vì /, 'vì ')}`),
      ),
    ],
  };
}

const broughtLines = ({ name, form, issuer, how, condition, because }: NeededPaper): string[] => [
  ...item(
    `${name}${form === undefined ? '' : ` (${form})`}: ${HOW[how]}${issuer === undefined ? '' : `, do ${issuer} cấp`}.`,
  ),
  ...(condition === undefined ? [] : under(`Trường hợp: ${condition}.`)),
  ...basis(because),
];

/** The first letter small, unless the word is an abbreviation. */
export const lowered = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
