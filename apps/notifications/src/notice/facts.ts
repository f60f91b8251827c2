import {
  PAPER_LABELS,
  PAYMENT_FAULT_LABELS,
  PROCEDURE_LABELS,
  STEP_LABELS,
  type AnnulmentCompleted,
  type CaseAnnulled,
  type ApologyIssued,
  type CaseBenefitPaid,
  type CaseBenefitPaymentFailed,
  type CaseCompleted,
  type CaseNotAccepted,
  type CaseReceived,
  type CaseRefused,
  type CaseRescheduled,
  type CaseSubmitted,
  type CaseToppedUp,
  type CaseWithdrawn,
  type PaymentFault,
  type PaymentMethod,
  type DraftExtractReady,
  type OneTimeCodeMade,
  type Procedure,
  type ResultDelivered,
  type ResultLost,
  type ResultShipped,
  type StepState,
  type SupplementLapsed,
  type SupplementRequested,
  type SupplementRequestedV2,
  type UndoState,
  type WithdrawalCompleted,
} from '@lien-thong/contracts';
import { dong, findCommune, inSentence } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { Facts } from './render';

/** How a family reads the end of a step. */
const RESULTS: Record<StepState, string> = {
  done: 'đã giải quyết xong',
  refused: 'không được giải quyết, lý do ghi tại trang theo dõi hồ sơ',
  'not-needed': 'không cần thực hiện',
  waiting: 'chưa thực hiện',
  told: 'đang giải quyết',
  'papers-asked': 'đang chờ bổ sung giấy tờ',
};

type OfCase = Pick<CaseSubmitted, 'commune' | 'contact'>;
type OfReceivedCase = OfCase & Pick<CaseReceived, 'dossierCode' | 'receivedAt' | 'promisedOn'>;

/** yyyy-mm-dd as people write it. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/');

const dayOfInstant = (instant: string) => writtenDay(dayOf(new Date(instant)));
const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
const listed = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

/** Trung tâm Phục vụ hành chính công cấp xã: where the family filed, and whom it may ask. */
export function deskOf(code: string): string {
  const name = findCommune(code)?.name;
  return `Trung tâm Phục vụ hành chính công ${name ? inSentence(name) : 'cấp xã'}`;
}

const ofCase = ({ commune, contact }: OfCase): Facts => ({
  requester: contact.fullName.replaceAll(/\s+/g, ' ').trim(),
  desk: deskOf(commune),
});

const ofReceivedCase = (data: OfReceivedCase, progressPage: string): Facts => ({
  ...ofCase(data),
  dossierCode: data.dossierCode,
  receivedOn: dayOfInstant(data.receivedAt),
  promisedOn: writtenDay(data.promisedOn),
  link: progressPage + encodeURIComponent(data.dossierCode),
});

const proceduresOf = (procedures: readonly Procedure[]): string =>
  procedures.map((procedure) => PROCEDURE_LABELS[procedure].toLowerCase()).join(', ');

export const submitted = (data: CaseSubmitted): Facts => ({
  ...ofCase(data),
  procedures: proceduresOf(data.procedures),
});

export const received = (data: CaseReceived, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  procedures: proceduresOf(data.procedures),
});

export const notAccepted = (data: CaseNotAccepted): Facts => ({
  ...ofCase(data),
  reason: sentence(data.reason),
});

export const supplementRequested = (data: SupplementRequested, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: STEP_LABELS[data.step],
  papers: listed(data.papers.map((paper) => PAPER_LABELS[paper])),
});

/** One slip for several offices: each step with what it lacks. */
export const supplementRequestedV2 = (data: SupplementRequestedV2, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: data.requests.map(({ step }) => STEP_LABELS[step]).join('”, “'),
  papers: listed([
    ...new Set(data.requests.flatMap(({ papers }) => papers.map((paper) => PAPER_LABELS[paper]))),
  ]),
});

export const rescheduled = (data: CaseRescheduled, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  formerlyPromisedOn: writtenDay(data.formerlyPromisedOn),
  reason: sentence(data.why),
});

export const apologyIssued = (data: ApologyIssued, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  formerlyPromisedOn: writtenDay(data.formerlyPromisedOn),
  reason: sentence(data.reason),
  title: data.title,
  signatory: data.signatory,
});

export const supplementLapsed = (data: SupplementLapsed, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: STEP_LABELS[data.step],
  requestedOn: dayOfInstant(data.requestedAt),
});

export const toppedUp = (data: CaseToppedUp, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: STEP_LABELS[data.step],
  amount: dong(data.amount),
  reason: sentence(data.ground),
});

const PAID_BY: Record<PaymentMethod, string> = {
  'bank-transfer': 'chuyển khoản vào tài khoản ghi trong tờ khai',
  cash: 'tiền mặt tại nơi chi trả',
  post: 'qua bưu điện',
};

/** What the family does so that the money can go out again. */
const NEXT: Record<PaymentFault, string> = {
  'account-unknown': 'Mong ông/bà báo lại số tài khoản đúng cho nơi tiếp nhận.',
  'account-closed': 'Mong ông/bà báo một tài khoản đang dùng cho nơi tiếp nhận.',
  'name-differs': 'Mong ông/bà báo lại tên chủ tài khoản đúng như ở ngân hàng cho nơi tiếp nhận.',
  'not-collected': 'Mong ông/bà hẹn lại ngày nhận tiền với nơi tiếp nhận.',
  other: 'Cán bộ đang tìm hiểu và sẽ chi lại; gia đình chưa phải làm gì.',
};

type OfPayment = Pick<CaseBenefitPaid, 'step' | 'amount' | 'month'>;

const paidFor = ({ step, month }: OfPayment): string =>
  `bước “${STEP_LABELS[step]}”${month ? `, tháng ${month.slice(5, 7)}/${month.slice(0, 4)}` : ''}`;

export const paid = (data: CaseBenefitPaid, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  amount: dong(data.amount),
  paidFor: paidFor(data),
  paidBy: PAID_BY[data.method],
  paidOn: writtenDay(data.paidOn),
});

export const paymentFailed = (data: CaseBenefitPaymentFailed, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  amount: dong(data.amount),
  paidFor: paidFor(data),
  reason: sentence(PAYMENT_FAULT_LABELS[data.fault]),
  next: NEXT[data.fault],
});

export const refused = (data: CaseRefused, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  reason: sentence(data.ground),
});

export const completed = (data: CaseCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data.endedAt),
  results: listed(data.steps.map(({ step, state }) => `${STEP_LABELS[step]}: ${RESULTS[state]}`)),
});

/** As people say when something ends: 24:00 of a day, not 0:00 of the next. */
function momentOfInstant(instant: string): string {
  const lastSecond = new Date(new Date(instant).getTime() - 1000);
  const hour = new Date(lastSecond.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return `${hour === '23:59' ? '24:00' : hour} ngày ${writtenDay(dayOf(lastSecond))}`;
}

export const draftReady = (data: DraftExtractReady, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  confirmBy: momentOfInstant(data.confirmBy),
});

export const shipped = (data: ResultShipped, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  trackingCode: data.trackingCode,
});

export const delivered = (data: ResultDelivered, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  deliveredOn: dayOfInstant(data.deliveredAt),
});

export const lost = (data: ResultLost, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  trackingCode: data.trackingCode,
});

export const withdrawn = (data: CaseWithdrawn): Facts => ({
  ...ofCase(data),
  endedOn: dayOfInstant(data.withdrawnAt),
});

/** How a family reads what became of a step that was to be undone. */
const UNDONE: Record<UndoState, string> = {
  asked: 'đang chờ trả lời',
  stopped: 'đã dừng, chưa quyết định gì',
  undone: 'đã hủy, khôi phục như trước',
  stands: 'đã giải quyết trước khi rút, vẫn có hiệu lực',
  'nothing-to-undo': 'không có gì phải khôi phục',
  refused: 'không hủy, lý do ghi tại trang theo dõi hồ sơ',
};

const undoneSteps = ({ steps }: Pick<AnnulmentCompleted, 'steps'>): string =>
  listed(steps.map(({ step, state }) => `${STEP_LABELS[step]}: ${UNDONE[state]}`));

/** Nobody had begun: nothing to list but that nothing was done. */
const NOTHING_DONE = '- Chưa cơ quan nào giải quyết việc gì';

export const withdrawalCompleted = (data: WithdrawalCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data.endedAt),
  results: undoneSteps(data) || NOTHING_DONE,
});

export const annulled = (data: CaseAnnulled, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data.annulledAt),
  reason: data.document,
});

export const annulmentCompleted = (data: AnnulmentCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data.endedAt),
  results: undoneSteps(data),
});

export const oneTimeCode = (data: OneTimeCodeMade): Facts => ({
  ...ofCase(data),
  oneTimeCode: data.oneTimeCode,
  minutes: String(data.minutes),
});
