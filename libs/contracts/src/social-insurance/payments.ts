import { BankAccount } from '../forms/declaration';
import { BENEFIT_DESKS, PAYMENT_METHODS, type BenefitDesk, type PaymentMethod } from '../forms/words';
import { Event } from '../message';
import {
  Code,
  Day,
  Dong,
  Instant,
  ListOf,
  OneOf,
  Part,
  PersonalId,
  Sha256,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';
import { DeskQuery } from './desk-lists';

/** What an order pays: a benefit once, one month of a monthly one, or what a law applied from an earlier day adds. */
export const PAYMENT_PURPOSES = ['benefit', 'month', 'top-up'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/**
 * `due`: not sent. `ordered`: sent, and not answered. `paid`, `failed`, `returned`: as the payer said. `unclear`: it
 * may have been paid; a statement tells. `stopped`: never to be sent.
 */
export const PAYMENT_STATES = ['due', 'ordered', 'paid', 'failed', 'returned', 'unclear', 'stopped'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** Why money did not arrive, as far as the payer says. */
export const PAYMENT_FAULTS = [
  'account-unknown',
  'account-closed',
  'name-differs',
  'not-collected',
  'other',
] as const;
export type PaymentFault = (typeof PAYMENT_FAULTS)[number];

export const PAYMENT_FAULT_LABELS: Record<PaymentFault, string> = {
  'account-unknown': 'số tài khoản không có ở ngân hàng',
  'account-closed': 'tài khoản đã đóng',
  'name-differs': 'tên chủ tài khoản không khớp',
  'not-collected': 'chưa có người đến nhận trong thời gian giữ tiền',
  other: 'nơi chi trả chưa nêu rõ lý do',
};

const BENEFITS = ['funeral-allowance', 'survivors-benefit'] as const;
type Benefit = (typeof BENEFITS)[number];

/** What every word about a payment says of it: no name, no id, no account. */
abstract class OfPayment {
  @OneOf('Chế độ', BENEFITS) benefit!: Benefit;
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @OneOf('Chi cho', PAYMENT_PURPOSES) purpose!: PaymentPurpose;
  @Code('Số quyết định') decision!: string;
  @Code('Số tham chiếu') reference!: string;
  @Day('Tháng chi trả', { optional: true, note: 'The first day of the month.' }) month?: string;
  @OneOf('Hình thức nhận tiền', PAYMENT_METHODS) method!: PaymentMethod;
  @Dong('Số tiền') amount!: number;
}

@Event('social-insurance.benefit-paid.v1', { summary: 'A benefit, or a month of one, has been paid.' })
export class BenefitPaid extends OfPayment {
  @Day('Ngày chi trả') paidOn!: string;
}

@Event('social-insurance.benefit-payment-failed.v1', {
  summary: 'A payment did not arrive or came back; it is not sent again until an officer orders it anew.',
})
export class BenefitPaymentFailed extends OfPayment {
  @OneOf('Lý do', PAYMENT_FAULTS) fault!: PaymentFault;
  @Day('Ngày') failedOn!: string;
}

export class PaymentQuery extends DeskQuery {
  @OneOf('Trạng thái', PAYMENT_STATES, { optional: true, note: 'What is due, unless it says otherwise.' })
  state?: PaymentState;
}

/** A payment order as its desk sees it. */
export class PaymentLine extends OfPayment {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Uuid('Mã') id!: string;
  @Whole('Phiên bản', { min: 1, max: 1_000_000, note: 'For If-Match.' }) version!: number;
  @Uuid('Mã vụ việc') caseId!: string;
  @Whole('Lần chi', { min: 1, max: 1000 }) attempt!: number;
  @Day('Chi từ ngày') dueOn!: string;
  @OneOf('Trạng thái', PAYMENT_STATES) state!: PaymentState;
  @Text('Lý do', { max: 500, optional: true }) reason?: string;
  @Day('Ngày có kết quả', { optional: true }) settledOn?: string;
  @Uuid('Đợt chi', { optional: true }) batch?: string;
}

export class PaymentCount {
  @OneOf('Trạng thái', PAYMENT_STATES) state!: PaymentState;
  @Whole('Số lệnh chi', { min: 0, max: Number.MAX_SAFE_INTEGER }) count!: number;
  @Whole('Số tiền', { min: 0, max: Number.MAX_SAFE_INTEGER }) total!: number;
}

export class PaymentList {
  @ListOf('Lệnh chi', () => PaymentLine, { max: 200 }) items!: PaymentLine[];
  @ListOf('Số lượng theo trạng thái', () => PaymentCount, { max: PAYMENT_STATES.length })
  counts!: PaymentCount[];
}

/** Where a desk pays: its book's seat, a commune or a province. */
export class PayingDesk {
  @OneOf('Cơ quan chi trả', BENEFIT_DESKS) desk!: BenefitDesk;
  @Code('Nơi đặt cơ quan', { note: 'The code of the commune, or of the province.' }) seat!: string;
}

export const BATCH_METHODS = ['bank-transfer', 'post'] as const;

export class BatchForm extends PayingDesk {
  @OneOf('Hình thức chi', BATCH_METHODS) method!: (typeof BATCH_METHODS)[number];
}

export class PaymentBatchView extends BatchForm {
  @Uuid('Mã') id!: string;
  @Code('Số đợt chi') code!: string;
  @Whole('Số lệnh chi', { min: 1, max: 1000 }) orders!: number;
  @Whole('Tổng số tiền', { min: 0, max: Number.MAX_SAFE_INTEGER }) total!: number;
  @Sha256('Mã kiểm tra SHA-256 của tệp') sha256!: string;
  @Text('Người lập', { max: 260 }) madeBy!: string;
  @Instant('Lập lúc') madeAt!: string;
}

export class PaymentBatchList {
  @ListOf('Đợt chi', () => PaymentBatchView, { max: 200 }) items!: PaymentBatchView[];
}

export class MonthlyListMade {
  @Whole('Số lệnh chi đã lập', { min: 0, max: Number.MAX_SAFE_INTEGER }) opened!: number;
}

/** Ký nhận tiền: who took the money at the desk. */
export class CashHandOver {
  @Text('Họ và tên người nhận', { max: 100 }) fullName!: string;
  @PersonalId('Số định danh cá nhân của người nhận') personalId!: string;
}

/** Chi lại: an officer orders anew what certainly did not arrive. */
export class PaymentAgain {
  @Text('Lý do', { max: 500 }) why!: string;
  @OneOf('Hình thức nhận tiền', PAYMENT_METHODS, { optional: true }) method?: PaymentMethod;
  @Part('Tài khoản ngân hàng', () => BankAccount, { optional: true }) account?: BankAccount;
}

export const STATEMENT_RESULTS = ['paid', 'failed', 'returned', 'unclear'] as const;
export type StatementResult = (typeof STATEMENT_RESULTS)[number];

/** A line of a payer's statement (sao kê). */
export class StatementLine {
  @Code('Số tham chiếu') reference!: string;
  @OneOf('Kết quả', STATEMENT_RESULTS) result!: StatementResult;
  @Day('Ngày') on!: string;
  @Dong('Số tiền') amount!: number;
  @OneOf('Lý do', PAYMENT_FAULTS, { optional: true }) fault?: PaymentFault;
}

export class Statement {
  @ListOf('Các dòng', () => StatementLine, { min: 1, max: 1000 }) lines!: StatementLine[];
}

/**
 * What a line meant. `applied`: it settled the order. `known`: nothing new. The others are differences for an officer:
 * `no-order`, `amount-differs`, and `contradicts` what was known before.
 */
export const STATEMENT_OUTCOMES = ['applied', 'known', 'no-order', 'amount-differs', 'contradicts'] as const;
export type StatementOutcome = (typeof STATEMENT_OUTCOMES)[number];

export class StatementFinding {
  @Code('Số tham chiếu') reference!: string;
  @OneOf('Đối chiếu', STATEMENT_OUTCOMES) outcome!: StatementOutcome;
}

export class StatementFindings {
  @Uuid('Mã sao kê') statement!: string;
  @ListOf('Các dòng', () => StatementFinding, { max: 1000 }) lines!: StatementFinding[];
}
