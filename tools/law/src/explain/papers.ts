import {
  ageOn,
  declarationTiming,
  papersNeeded,
  type BenefitCategory,
  type Day,
  type Law,
  type NeededPaper,
} from '@lien-thong/law';
import type { DeclaredCase, KnownFacts } from './case-file';
import { basis, item, paragraph, type Section } from './section';

const HOW: Readonly<Record<string, string>> = {
  original: 'nộp bản chính',
  copy: 'nộp bản sao',
  shown: 'mang theo cho cán bộ xem',
};

/** Every paper of the case; what is known of the dead person spares the family some. */
export function papersOf(
  law: Law,
  declared: DeclaredCase,
  { facts = {}, haveData }: KnownFacts,
  { receivedOn, categories }: { receivedOn: Day; categories: readonly BenefitCategory[] },
): NeededPaper[] {
  const { timing } = declarationTiming(law, { diedOn: declared.death.date, receivedOn });
  const found = papersNeeded(law, {
    procedures: declared.procedures,
    kindOfDeath: declared.death.kind,
    timing,
    relation: declared.requester.relation,
    categories: categories.length ? categories : ((declared.benefit?.categories ?? []) as BenefitCategory[]),
    channel: declared.channel,
    on: receivedOn,
    drawing: drawn(facts),
    age: ageOn(wholeDay(declared.deceased.birthDate), declared.death.date),
    haveData,
  });
  return found.filter(({ paper }) => paper !== 'account-details' || !paidOtherwise(declared));
}

/** A pension or a monthly allowance; unknown unless both are said. */
function drawn({ pensioner, drawsAccidentBenefit }: Readonly<Record<string, unknown>>): boolean | undefined {
  if (pensioner === true || drawsAccidentBenefit === true) return true;
  return pensioner === false && drawsAccidentBenefit === false ? false : undefined;
}

/** Who is paid in cash brings no account. */
const paidOtherwise = ({ payee }: DeclaredCase): boolean =>
  payee !== undefined && payee.method !== 'bank-transfer';

/** Of who was born in a year or a month alone, the first day of it: nobody is spared a paper by a guess. */
const wholeDay = (birthDate: string): Day => birthDate + '-01-01'.slice(birthDate.length - 4);

/** The declaration in hand is not brought again. */
export const broughtOf = (found: readonly NeededPaper[]): NeededPaper[] =>
  found.filter(({ how, paper }) => how !== 'data' && paper !== 'linked-declaration');

/** Giấy tờ: what the family brings, then what it need not bring; for the officer why. */
export function papers(found: readonly NeededPaper[]): Section {
  const brought = broughtOf(found);
  const spared = found.filter(({ how }) => how === 'data');
  return {
    title: 'Giấy tờ',
    lines: [
      ...(brought.length ? paragraph('Gia đình chuẩn bị:') : []),
      ...brought.flatMap(broughtLines),
      ...(spared.length
        ? [
            ...(brought.length ? [''] : []),
            ...paragraph(
              `Gia đình không phải nộp: ${spared.map(({ name }) => lowered(name)).join('; ')}. Các cơ quan đã có dữ liệu, hoặc tự chuyển cho nhau.`,
            ),
          ]
        : []),
    ],
    officer: [
      ...found
        .filter(({ how }) => how !== 'data')
        .flatMap(({ name, because, row }) => basis(name, because, row.confidence)),
      ...spared.flatMap(({ name, instead, row }) =>
        basis(name, lowered(instead ?? '').replace(/\.$/, ''), row.confidence),
      ),
    ],
  };
}

const broughtLines = ({ name, form, issuer, how, condition }: NeededPaper): string[] =>
  item(
    `${name}${form === undefined ? '' : ` (${form})`}: ${HOW[how]}` +
      `${issuer === undefined ? '' : `, do ${lowered(issuer)} cấp`}${condition === undefined ? '' : ` (${condition})`}.`,
  );

/** The first letter small, unless the word is an abbreviation or an office's name. */
export const lowered = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) && !/^(Ủy ban|Sở|Tòa án)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
