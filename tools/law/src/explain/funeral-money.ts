import { dong, type FuneralRejection, type Law, type Resolution } from '@lien-thong/law';
import { lowered } from './papers';
import { basis, item, paragraph, type Section } from './section';

/** Why a regime does not pay, as a family understands it, what is nearest to them first; the regimes follow. */
const REASONS: Readonly<Record<FuneralRejection, string>> = {
  'another-regime-pays': 'Mỗi người chỉ được một chế độ, và chế độ nói trên được trả trước',
  'lower-amount': 'Mỗi người chỉ được một chế độ, và mức của chế độ này thấp hơn',
  'contribution-too-short': 'Thời gian đóng bảo hiểm xã hội chưa đủ',
  'not-in-register': 'Người đã mất không thuộc đối tượng của các chế độ này',
  'not-in-force': 'Chế độ không áp dụng vào ngày mất ở nơi giải quyết hồ sơ',
};

/** Trợ cấp mai táng: the regime that pays, what comes on top, and for each other regime why it does not pay. */
export function funeralMoney(law: Law, { funeral, onTop, missing }: Resolution): Section {
  const { granted, review } = funeral;
  const questions = missing.filter(({ decides }) => decides.some((regime) => regime !== SURVIVORS));
  return {
    title: 'Trợ cấp mai táng',
    lines: [
      ...(granted
        ? grantedLines(granted)
        : paragraph(UNDECIDED[decisionOf(review.length, questions.length)])),
      ...review.flatMap(({ sentence }) => item(sentence)),
      ...questionLines(questions),
      ...onTop.flatMap(({ name, formula, amount, article, row }) => [
        '',
        ...paragraph(
          `Ngoài khoản trên, gia đình được nhận thêm ${dong(amount)} theo khoản “${name}”. Cách tính: ${formula}.`,
        ),
        ...basis(article, row.confidence, '  '),
      ]),
      ...rejectedLines(law, funeral.rejected),
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

function grantedLines(granted: NonNullable<Resolution['funeral']['granted']>): string[] {
  const { amount, name, formula, office, payer, articles, sources } = granted;
  const unverified = sources.some(({ confidence }) => confidence === 'unverified');
  return [
    ...paragraph(`Gia đình được nhận ${dong(amount)} theo chế độ ${lowered(name)}.`),
    ...paragraph(`Cách tính: ${formula}.`),
    ...paragraph(`Nơi giải quyết: ${office}. Nguồn chi: ${payer}.`),
    ...basis([...new Set(articles)].join('; '), unverified ? 'unverified' : undefined, '  '),
  ];
}

export const questionLines = (questions: Resolution['missing']): string[] =>
  questions.length
    ? [
        ...paragraph('Xin gia đình hoặc cán bộ trả lời giúp:'),
        ...questions.flatMap(({ question }) => item(question)),
      ]
    : [];

/** Regimes that are refused for one reason are told together. */
function rejectedLines(law: Law, rejected: Resolution['funeral']['rejected']): string[] {
  const named = (category: string): string =>
    law.rows.find(({ table, key }) => table === 'benefits' && key === category)?.name ?? category;
  const byReason = new Map<string, string[]>();
  for (const { because, category, article } of rejected) {
    const regime = `${lowered(named(category))}${article && ` (${article})`}`;
    byReason.set(because, [...(byReason.get(because) ?? []), regime]);
  }
  if (!byReason.size) return [];
  return [
    '',
    ...paragraph('Vì sao không theo chế độ khác:'),
    ...Object.entries(REASONS).flatMap(([because, reason]) =>
      byReason.has(because) ? item(`${reason}: ${byReason.get(because)!.join('; ')}.`) : [],
    ),
  ];
}
