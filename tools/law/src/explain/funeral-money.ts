import {
  dong,
  type BenefitCategory,
  type FuneralRejection,
  type Law,
  type Resolution,
} from '@lien-thong/law';
import { lowered } from './papers';
import { basis, item, paragraph, type Section } from './section';

type Funeral = Resolution['funeral'];
type Rejected = Funeral['rejected'][number];

/** Trợ cấp mai táng: what the family gets and from whom; for the officer each regime that does not pay, and why. */
export function funeralMoney(
  law: Law,
  { funeral, onTop, missing }: Resolution,
  { called, officeFor }: { called: string; officeFor: (category: BenefitCategory) => string },
): Section {
  const { granted, review, rejected } = funeral;
  const questions = missing.filter(({ decides }) => decides.some((regime) => regime !== SURVIVORS));
  const name = namesOf(law);
  return {
    title: 'Trợ cấp mai táng',
    lines: [
      ...(granted
        ? grantedLines(granted, officeFor(granted.category))
        : paragraph(UNDECIDED[decisionOf(review.length, questions.length)])),
      ...review.flatMap(({ sentence }) => item(sentence)),
      ...questionLines(questions, called),
      ...onTop.flatMap(({ name: sum, formula, amount, row }) => [
        '',
        ...paragraph(`Ngoài khoản trên, gia đình được nhận thêm ${dong(amount)}: ${lowered(sum)}.`),
        ...paragraph(`Cách tính: ${formula}.`),
        ...paragraph(`Nơi giải quyết: ${officeFor(row.value.category)}.`),
      ]),
      ...otherRegimes(funeral, name, called),
    ],
    officer: [
      ...(granted ? [...basis(`Chế độ ${name(granted.category)}`, ...articlesOf(granted))] : []),
      ...onTop.flatMap(({ name: sum, article, row }) => basis(sum, article, row.confidence)),
      ...furtherQuestions(questions, called),
      ...rejectedLines(rejected, name),
    ],
  };
}

/** Chế độ tử tuất, as a missing fact names it. */
export const SURVIVORS = 'tuat';

const UNDECIDED = {
  review: 'Chưa thể nói chắc chế độ nào chi trả; cán bộ sẽ xem xét và trả lời gia đình:',
  questions: 'Chưa thể nói chắc gia đình được nhận bao nhiêu, vì còn thiếu thông tin.',
  nothing: 'Theo những gì đã biết, không có chế độ nào chi trợ cấp mai táng cho trường hợp này.',
};

const decisionOf = (reviews: number, questions: number): keyof typeof UNDECIDED =>
  reviews ? 'review' : questions ? 'questions' : 'nothing';

function grantedLines(
  { amount, name, formula, payer }: NonNullable<Funeral['granted']>,
  office: string,
): string[] {
  return [
    ...paragraph(`Gia đình được nhận ${dong(amount)} theo chế độ ${lowered(name)}.`),
    ...paragraph(`Cách tính: ${formula}.`),
    ...paragraph(`Nơi giải quyết: ${office}. Tiền do ${lowered(payer)} chi.`),
  ];
}

function articlesOf({ articles, sources }: NonNullable<Funeral['granted']>): [string, 'unverified'?] {
  const unverified = sources.some(({ confidence }) => confidence === 'unverified');
  return unverified ? [[...new Set(articles)].join('; '), 'unverified'] : [[...new Set(articles)].join('; ')];
}

/** A family in mourning is not asked seventeen things on one page. */
const ASKED_AT_ONCE = 5;

/** The questions speak of 'người đó': the family hears the name it knows. */
const askedOf = (question: string, called: string): string =>
  question.replaceAll('người đó', called).replaceAll('Người đó', capital(called));

export const questionLines = (questions: Resolution['missing'], called: string): string[] =>
  questions.length
    ? [
        ...paragraph('Xin gia đình hoặc cán bộ trả lời giúp:'),
        ...questions.slice(0, ASKED_AT_ONCE).flatMap(({ question }) => item(askedOf(question, called))),
        ...(questions.length > ASKED_AT_ONCE ? paragraph('Cán bộ sẽ hỏi thêm khi cần.') : []),
      ]
    : [];

/** What the family is not asked at once. */
const furtherQuestions = (questions: Resolution['missing'], called: string): string[] =>
  questions.slice(ASKED_AT_ONCE).flatMap(({ question }) => item(`Hỏi thêm: ${askedOf(question, called)}`));

const namesOf =
  (law: Law) =>
  (category: string): string =>
    lowered(law.rows.find(({ table, key }) => table === 'benefits' && key === category)?.name ?? category);

/** The two kinds of insurance are one to a family: that the other one does not pay as well is for the officer. */
const INSURANCE = ['compulsory-insurance', 'voluntary-insurance'];

/** What a family may wonder about: the regimes that the dead person belonged to, and those nobody has told of. */
function otherRegimes(
  { granted, rejected }: Funeral,
  name: (category: string) => string,
  called: string,
): string[] {
  const told = (because: FuneralRejection) =>
    rejected.filter((one) => one.because === because && !(granted && bothInsurance(one, granted))).map(named);
  const named = ({ category }: Rejected) => name(category);
  const beaten = [...told('another-regime-pays'), ...told('lower-amount')];
  const short = told('contribution-too-short');
  const open = told('not-in-register').length > 0;
  const lines = [
    ...(beaten.length && granted
      ? paragraph(
          `${capital(called)} còn thuộc chế độ ${beaten.join(', ')}. Luật chỉ cho hưởng một chế độ mai táng, và chế độ ` +
            `${name(granted.category)} được chi trả.`,
        )
      : []),
    ...(short.length
      ? paragraph(`Thời gian ${called} đóng chưa đủ để hưởng chế độ ${short.join(', ')}.`)
      : []),
    ...(open ? paragraph(anythingElse(called)) : []),
  ];
  return lines.length ? ['', ...lines] : [];
}

const bothInsurance = (one: Rejected, granted: NonNullable<Funeral['granted']>): boolean =>
  INSURANCE.includes(one.category) && INSURANCE.includes(granted.category);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const anythingElse = (called: string): string =>
  `Các chế độ còn lại không áp dụng, vì chưa có thông tin nào cho thấy ${called} thuộc diện ấy. Nếu gia đình biết ` +
  'điều gì khác (người có công, cựu chiến binh, thanh niên xung phong, dân công hỏa tuyến, người hưởng trợ cấp xã ' +
  'hội hằng tháng…), xin cho cán bộ biết.';

/** Why a regime does not pay, as an officer notes it, what is nearest to the case first. */
const REASONS: Readonly<Record<FuneralRejection, string>> = {
  'another-regime-pays': 'Không trả vì đã trả theo chế độ khác',
  'lower-amount': 'Không trả vì mức thấp hơn',
  'contribution-too-short': 'Thời gian đóng chưa đủ',
  'not-in-register': 'Không thuộc đối tượng',
  'not-in-force': 'Không áp dụng vào ngày mất ở nơi giải quyết',
};

/** Regimes that are refused for one reason are told together, each with its article. */
function rejectedLines(rejected: readonly Rejected[], name: (category: string) => string): string[] {
  return (Object.keys(REASONS) as FuneralRejection[]).flatMap((because) => {
    const regimes = rejected
      .filter((one) => one.because === because)
      .map(({ category, article }) => `${name(category)}${article && ` (${article})`}`);
    return regimes.length ? item(`${REASONS[because]}: ${regimes.join('; ')}.`) : [];
  });
}
