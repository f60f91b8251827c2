import { BENEFIT_DESKS, MONTHLY_PAYERS, type BenefitDesk, type MonthlyPayer } from '../forms/words';
import { Code, Day, Dong, ListFormatted, ListOf, OneOf, Text, Uuid, Whole } from '../schema/fields';
import { DeskQuery } from './desk-lists';

/** `open`: its payer has not confirmed yet. `lifted`: the person lives. */
export const STOP_STATES = ['open', 'confirmed', 'lifted'] as const;
export type StopState = (typeof STOP_STATES)[number];

/** `near-due` and `overdue` are of the open ones: a pay-day comes, or has passed, and nobody has confirmed. */
export const STOP_LISTS = ['open', 'near-due', 'overdue', 'confirmed', 'lifted'] as const;
export type StopListName = (typeof STOP_LISTS)[number];

export class StopQuery extends DeskQuery {
  @OneOf('Danh sách', STOP_LISTS, { optional: true, note: 'All open ones, unless it says otherwise.' })
  list?: StopListName;
}

/** Dừng chi: a pension or allowance that a death stops. */
export class StopLine {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Uuid('Mã') id!: string;
  @Whole('Phiên bản', { min: 1, max: 1_000_000, note: 'For If-Match.' }) version!: number;
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Khoản hằng tháng', MONTHLY_PAYERS) payer!: MonthlyPayer;
  @OneOf('Cơ quan chi trả', BENEFIT_DESKS) desk!: BenefitDesk;
  @Dong('Mức hằng tháng') monthly!: number;
  @Day('Ngày mất') diedOn!: string;
  @Day('Yêu cầu dừng ngày') askedOn!: string;
  @Day('Tháng cuối đã chi', { optional: true, note: 'The first day of the month.' }) paidThrough?: string;
  @OneOf('Trạng thái', STOP_STATES) state!: StopState;
  @Dong('Truy lĩnh', { optional: true, note: 'Of one that is lifted: for the months that were missed.' })
  arrears?: number;
}

export class StopCount {
  @OneOf('Danh sách', STOP_LISTS) list!: StopListName;
  @Whole('Số lượng', { min: 0, max: Number.MAX_SAFE_INTEGER }) count!: number;
}

export class StopList {
  @ListOf('Dừng chi', () => StopLine, { max: 200 }) items!: StopLine[];
  @ListOf('Số lượng theo danh sách', () => StopCount, { max: STOP_LISTS.length }) counts!: StopCount[];
}

/** The payer confirms that it pays no more. */
export class StopConfirmation {
  @Day('Tháng cuối đã chi', { note: 'Any day of the last month that was paid.' }) paidThrough!: string;
}

/** `recovered` or `waived` ends it. */
export const RECOVERY_STATES = ['open', 'asked', 'recovered', 'waived'] as const;
export type RecoveryState = (typeof RECOVERY_STATES)[number];

/** `after-death`: months paid after the month of death. `undone`: a benefit of a death that was none. */
export const RECOVERY_SOURCES = ['after-death', 'undone', 'correction'] as const;
export type RecoverySource = (typeof RECOVERY_SOURCES)[number];

export class RecoveryQuery extends DeskQuery {
  @OneOf('Trạng thái', RECOVERY_STATES, { optional: true, note: 'Open ones, unless it says otherwise.' })
  state?: RecoveryState;
}

/** Thu hồi: money that was paid and was not due. */
export class RecoveryLine {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Uuid('Mã') id!: string;
  @Whole('Phiên bản', { min: 1, max: 1_000_000, note: 'For If-Match.' }) version!: number;
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Vì sao', RECOVERY_SOURCES) source!: RecoverySource;
  @OneOf('Cơ quan chi trả', BENEFIT_DESKS) desk!: BenefitDesk;
  @Code('Khoản đã chi') payer!: string;
  @ListFormatted('Các tháng', 'code', { max: 1200, note: 'yyyy-mm.' }) months!: string[];
  @Dong('Số tiền') amount!: number;
  @OneOf('Trạng thái', RECOVERY_STATES) state!: RecoveryState;
  @Text('Lý do', { max: 500, optional: true }) reason?: string;
}

export class RecoveryCount {
  @OneOf('Trạng thái', RECOVERY_STATES) state!: RecoveryState;
  @Whole('Số lượng', { min: 0, max: Number.MAX_SAFE_INTEGER }) count!: number;
  @Whole('Số tiền', { min: 0, max: Number.MAX_SAFE_INTEGER }) total!: number;
}

export class RecoveryList {
  @ListOf('Khoản thu hồi', () => RecoveryLine, { max: 200 }) items!: RecoveryLine[];
  @ListOf('Số lượng theo trạng thái', () => RecoveryCount, { max: RECOVERY_STATES.length })
  counts!: RecoveryCount[];
}

/** What is done about a sum: it is asked for, has come back, or is let go; with the reason. */
export class RecoveryStep {
  @OneOf('Chuyển sang', ['asked', 'recovered', 'waived']) to!: Exclude<RecoveryState, 'open'>;
  @Text('Lý do', { max: 500 }) why!: string;
}
