import { Assistance, Attachment, BankAccount, type Declaration } from '../forms/declaration';
import { PreCheckView } from '../forms/pre-check';
import {
  Code,
  CommuneCode,
  Day,
  Flag,
  Instant,
  ListOf,
  ListOneOf,
  OneOf,
  Part,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';
import {
  CHANNELS,
  OFFICES,
  PAPERS,
  PROCEDURES,
  STEPS,
  type Channel,
  type Office,
  type Paper,
  type Procedure,
  type Step,
} from '../forms/words';
import { NOTICE_CHANNELS, type NoticeChannel } from '../notifications/notice-sent';
import { CASE_STATUSES, STEP_STATES, type CaseStatus, type StepState } from './case-status';
import { CorrectionView } from './correction';
import { UNDOING_KINDS, UndoView, type UndoingKind } from './undoing';

const STATUS_WORDS = Object.keys(CASE_STATUSES);

/** Which cases a list has; what is not given does not narrow it. */
export class CaseQuery {
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
  @OneOf('Trạng thái', STATUS_WORDS, { optional: true }) status?: CaseStatus;
  @Day('Hẹn trả trước ngày', { optional: true, note: 'Open cases only.' }) dueBefore?: string;
  @Whole('Số dòng', { min: 1, max: 200, optional: true }) limit?: number;
  @Uuid('Trang bắt đầu từ', { optional: true, note: '`next` of the page before.' }) cursor?: string;
}

/** The answer to a filed declaration. An online or postal one has no code and no promised day until it is accepted. */
export class Filed {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Trạng thái', STATUS_WORDS) status!: CaseStatus;
  @Code('Mã hồ sơ', { optional: true }) dossierCode?: string;
  @Instant('Tiếp nhận lúc', { optional: true }) receivedAt?: string;
  @Day('Ngày hẹn trả', { optional: true }) promisedOn?: string;
}

export class StepView {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @OneOf('Trạng thái', STEP_STATES) state!: StepState;
  @Whole('Lần gửi', { min: 0, max: 1000 }) attempt!: number;
  @Day('Hạn của bước', { optional: true }) dueOn?: string;
  @Text('Cách tính hạn', { max: 2000, optional: true }) explanation?: string;
  @Instant('Chuyển lúc', { optional: true }) toldAt?: string;
  @Instant('Trả lời lúc', { optional: true }) answeredAt?: string;
  @Code('Lý do', { optional: true }) reason?: string;
  @Text('Kết quả', { max: 600, optional: true }) result?: string;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { max: 6, optional: true }) papers?: Paper[];
  @Flag('Đang vướng phần mềm', { optional: true }) stuck?: boolean;
  @Part('Đối chiếu trước', () => PreCheckView, { optional: true }) preCheck?: PreCheckView;
}

/** A withdrawal or an annulment under way, or done. */
export class UndoingView {
  @OneOf('Loại', UNDOING_KINDS) kind!: UndoingKind;
  @Text('Lý do', { max: 300, optional: true, note: 'Absent once erased.' }) why?: string;
  @Text('Văn bản làm căn cứ', { max: 100, optional: true }) document?: string;
  @Instant('Yêu cầu lúc') askedAt!: string;
  @Instant('Xong lúc', { optional: true }) endedAt?: string;
  @ListOf('Các bước', () => UndoView, { max: 4 }) steps!: UndoView[];
}

/** Who decides a step. Which desk decides a benefit follows from the category that is granted, so no commune is named. */
export class DecidingPlace {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
}

/** Where the family was helped, where the case was received, and who decides: three things, kept apart. */
export class CasePlaces {
  @Part('Nơi hỗ trợ', () => Assistance, { optional: true }) assisted?: Assistance;
  @CommuneCode('Nơi tiếp nhận') received!: string;
  @ListOf('Nơi quyết định', () => DecidingPlace, { max: 4 }) decides!: DecidingPlace[];
}

export class CaseView {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Trạng thái', STATUS_WORDS) status!: CaseStatus;
  @Whole('Mã trạng thái quốc gia', { min: 1, max: 10 }) statusNumber!: number;
  @Text('Tên trạng thái', { max: 60 }) statusName!: string;
  @Whole('Phiên bản', { min: 1, max: 1_000_000 }) version!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @OneOf('Hình thức nộp', CHANNELS) channel!: Channel;
  @ListOneOf('Thủ tục', PROCEDURES, { min: 2, max: 4 }) procedures!: Procedure[];
  @Text('Người đã mất', { max: 150 }) deceasedName!: string;
  @Text('Người yêu cầu', { max: 100 }) requesterName!: string;
  @Instant('Nộp lúc') submittedAt!: string;
  @Code('Mã hồ sơ', { optional: true }) dossierCode?: string;
  @Instant('Tiếp nhận lúc', { optional: true }) receivedAt?: string;
  @Day('Ngày hẹn trả', { optional: true }) promisedOn?: string;
  @Instant('Kết thúc lúc', { optional: true }) endedAt?: string;
  @ListOf('Các bước', () => StepView, { max: 4 }) steps!: StepView[];
  @Flag('Đang vướng phần mềm') stuck!: boolean;
  @ListOneOf('Kênh không đến được gia đình', NOTICE_CHANNELS, {
    max: NOTICE_CHANNELS.length,
    optional: true,
    note: 'Notices came back from there: somebody has to call, or hand out a letter.',
  })
  unreachableBy?: NoticeChannel[];
  @Part('Rút, hủy hồ sơ', () => UndoingView, { optional: true }) undoing?: UndoingView;
  @Part('Cải chính', () => CorrectionView, { optional: true }) correction?: CorrectionView;
  @Part('Các nơi', () => CasePlaces) places!: CasePlaces;
  @ListOf('Trường hợp tương tự', () => SimilarCase, { max: 20, optional: true }) similar?: SimilarCase[];
}

export class SimilarCase {
  @Uuid('Mã vụ việc') caseId!: string;
  @Code('Mã hồ sơ', { optional: true }) dossierCode?: string;
  @Text('Người đã mất', { max: 150 }) deceasedName!: string;
}

export class CaseListItem {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Trạng thái', STATUS_WORDS) status!: CaseStatus;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @OneOf('Hình thức nộp', CHANNELS) channel!: Channel;
  @Text('Người đã mất', { max: 150, note: '`***` where the asker may list the case and not read it.' })
  deceasedName!: string;
  @Instant('Nộp lúc') submittedAt!: string;
  @Code('Mã hồ sơ', { optional: true }) dossierCode?: string;
  @Day('Ngày hẹn trả', { optional: true }) promisedOn?: string;
  @Flag('Đang vướng phần mềm') stuck!: boolean;
}

export class CaseList {
  @ListOf('Hồ sơ', () => CaseListItem, { max: 200 }) items!: CaseListItem[];
  @Code('Trang sau', { optional: true }) next?: string;
}

/** What was said between the case and those who paid the dead each month. */
export const PAYER_KINDS = [
  'payers-told',
  'payments-stopped',
  'payer-confirmed',
  'payments-resumed',
] as const;
export type PayerKind = (typeof PAYER_KINDS)[number];

export const TIMELINE_KINDS = [
  'submitted',
  'received',
  'not-accepted',
  'told',
  'answered',
  'supplement-asked',
  'supplement-answered',
  'family-told',
  'family-not-told',
  'stuck',
  'released',
  'withdrawn',
  'ended',
  'late-answer',
  'rescheduled',
  'topped-up',
  'withdrawal-asked',
  'stop-asked',
  'annulment-asked',
  'annulled',
  'correction-asked',
  'corrected',
  'undone',
  'near-due',
  'apology-drafted',
  'apology-issued',
  'step-overdue',
  'overdue',
  'supplement-lapsed',
  'paid',
  'payment-failed',
  ...PAYER_KINDS,
  'health-notice',
  'delivery',
  'draft-extract',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One line of what was told and answered; never overwritten. */
export class TimelineEntry {
  @Whole('Thứ tự', { min: 1, max: Number.MAX_SAFE_INTEGER }) entry!: number;
  @Instant('Lúc') at!: string;
  @OneOf('Việc', TIMELINE_KINDS) kind!: TimelineKind;
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @OneOf('Bước', STEPS, { optional: true }) step?: Step;
  @Text('Nội dung', { max: 1000, note: 'A Vietnamese sentence without personal data.' }) text!: string;
}

export class Timeline {
  @ListOf('Nhật ký', () => TimelineEntry, { max: 10_000 }) entries!: TimelineEntry[];
}

export class ProgressStep {
  @Text('Bước', { max: 100 }) name!: string;
  @OneOf('Trạng thái', STEP_STATES) state!: StepState;
  @Day('Hạn của bước', { optional: true }) dueOn?: string;
  @Instant('Xong lúc', { optional: true }) answeredAt?: string;
}

/** What anybody who holds the dossier code may see: status and dates, no names. */
export class Progress {
  @Code('Mã hồ sơ') dossierCode!: string;
  @OneOf('Trạng thái', STATUS_WORDS) status!: CaseStatus;
  @Text('Tên trạng thái', { max: 60 }) statusName!: string;
  @Instant('Tiếp nhận lúc') receivedAt!: string;
  @Day('Ngày hẹn trả') promisedOn!: string;
  @Instant('Kết thúc lúc', { optional: true }) endedAt?: string;
  @ListOf('Các bước', () => ProgressStep, { max: 4 }) steps!: ProgressStep[];
}

export const READING_KINDS = ['case', 'attachment', 'export'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** That somebody read a case, within one hour however often; as what and where, never who. */
export class CaseReading {
  @Instant('Trong giờ bắt đầu từ') hour!: string;
  @OneOf('Đã xem gì', READING_KINDS) kind!: ReadingKind;
  @Text('Chức danh', { max: 100 }) roleName!: string;
  @Text('Cơ quan', { max: 250 }) office!: string;
}

export class CaseReadings {
  @ListOf('Lần xem', () => CaseReading, { max: 30 }) items!: CaseReading[];
  @Flag('Còn lần xem cũ hơn') more!: boolean;
}

/** The family's answer to a supplement request. */
export class Supplement {
  @OneOf('Bước', STEPS, { optional: true, note: 'Absent: the answer to the whole slip.' }) step?: Step;
  @ListOf('Giấy tờ bổ sung', () => Attachment, { max: 20 }) attachments!: Attachment[];
  @Part('Tài khoản ngân hàng', () => BankAccount, { optional: true }) account?: BankAccount;
}

/** An officer's word on a declaration that came online or by post. */
export class NonAcceptance {
  @Text('Lý do', { max: 300 }) reason!: string;
}

export type { Declaration };
