import {
  articleOf,
  declarationTiming,
  dayInWords,
  documentTitle,
  limitInWords,
  limitRow,
  rowOn,
  type Day,
  type Law,
} from '@lien-thong/law';
import type { DeclaredCase, KnownFacts } from './case-file';
import { lowered } from './papers';
import { officeOf } from './offices';
import { basis, item, type Section } from './section';

interface Fee {
  readonly words: string;
  readonly freeFor?: readonly string[];
}

/** Việc của gia đình: what is left to do for them, where, and what it costs. */
export function nextSteps(
  law: Law,
  declared: DeclaredCase,
  known: KnownFacts,
  { receivedOn, extractOn, brings }: { receivedOn: Day; extractOn: Day; brings: boolean },
): Section {
  const procedure = 'death-registration';
  const at = { commune: declared.commune, on: receivedOn };
  const desk = officeOf(law, 'receives', procedure, at);
  const receipt = documentTitle(law, 'receipt', { on: receivedOn, procedure }).title;
  const extract = documentTitle(law, 'death-extract', { on: extractOn, procedure }).title;
  const draft = limitRow(law, 'confirm-draft-extract', receivedOn);
  const fee = feeOf(law, declared, known, receivedOn);
  return {
    title: 'Việc của gia đình',
    lines: [
      ...(brings ? item(HANDED_IN[declared.channel](desk)) : []),
      ...(declared.channel === 'online'
        ? item(
            `Xem bản điện tử “${extract}” mà cán bộ gửi, và trả lời đúng hay chưa trong ${limitInWords(draft.value)}; ` +
              'gia đình không trả lời thì coi như đã đồng ý.',
          )
        : []),
      ...item(`Giữ “${receipt}”. Từ ${dayInWords(extractOn)} có thể nhận “${extract}” tại ${desk}.`),
      ...item(fee.words),
    ],
    officer: [
      ...(declared.channel === 'online'
        ? basis('Xác nhận bản điện tử', articleOf(draft.source), draft.confidence)
        : []),
      ...basis('Lệ phí khai tử', articleOf(fee.row.source), fee.row.confidence),
    ],
  };
}

/** Papers are handed in at the desk, or sent first and their originals shown when the result is collected. */
const HANDED_IN: Readonly<Record<DeclaredCase['channel'], (desk: string) => string>> = {
  desk: (desk) => `Đưa những giấy tờ ở mục “Gia đình chuẩn bị” dưới đây cho ${desk}.`,
  online: (desk) =>
    `Gửi kèm tờ khai bản điện tử của những giấy tờ ở mục “Gia đình chuẩn bị” dưới đây, và mang bản chính khi đến nhận kết quả tại ${desk}.`,
  post: (desk) => `Gửi những giấy tờ ở mục “Gia đình chuẩn bị” dưới đây qua bưu chính đến ${desk}.`,
};

const FREE_BECAUSE = {
  'on-time': 'việc khai tử được đăng ký đúng hạn',
  online: 'hồ sơ được nộp trực tuyến',
  'meritorious-family': 'gia đình có công với cách mạng được miễn',
} as const;

/** Lệ phí: free for one reason that is known, else in the words of the law. */
function feeOf(law: Law, declared: DeclaredCase, { facts }: KnownFacts, on: Day) {
  const row = rowOn<Fee>(law, 'fees', 'death-registration', on);
  const holds = {
    'on-time': declarationTiming(law, { diedOn: declared.death.date, receivedOn: on }).timing === 'on-time',
    online: declared.channel === 'online',
    'meritorious-family': facts?.['meritorious'] === true,
  };
  const reasons = Object.keys(FREE_BECAUSE) as (keyof typeof FREE_BECAUSE)[];
  const because = reasons.find((reason) => holds[reason] && row.value.freeFor?.includes(reason));
  return {
    row,
    words: because
      ? `Gia đình không phải nộp lệ phí, vì ${FREE_BECAUSE[because]}.`
      : `Lệ phí khai tử: ${lowered(row.value.words)}`,
  };
}
