import { CHANNELS, STEPS, type Channel, type Step } from '../forms/words';
import {
  Code,
  CommuneCode,
  Day,
  Instant,
  ListOf,
  ListOneOf,
  OneOf,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';
import { CASE_STATUSES, type CaseStatus } from './case-status';

const STATUS_WORDS = Object.keys(CASE_STATUSES);

/**
 * What needs somebody's eye, of the open cases: `near-due` a step or the whole; `overdue` past the day first promised;
 * `apology-draft` a slip lies ready to be seen and signed, `apology-due` it must be signed today or should have been;
 * `late-without-apology` past the promised day, and nobody has said sorry.
 */
export const CLOCK_LISTS = [
  'near-due',
  'overdue',
  'apology-draft',
  'apology-due',
  'late-without-apology',
] as const;
export type ClockListName = (typeof CLOCK_LISTS)[number];

export class ClockQuery {
  @OneOf('Danh sách', CLOCK_LISTS) list!: ClockListName;
  @Code('Trang bắt đầu từ', { optional: true, note: '`next` of the page before.' }) after?: string;
}

/** An open case as a list shows it, without the dead person's name. */
export class ClockLine {
  @Uuid('Mã vụ việc') caseId!: string;
  @Code('Mã hồ sơ') dossierCode!: string;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @OneOf('Hình thức nộp', CHANNELS) channel!: Channel;
  @OneOf('Trạng thái', STATUS_WORDS) status!: CaseStatus;
  @Day('Ngày hẹn trả') promisedOn!: string;
  @Day('Ngày hẹn trả ban đầu', { optional: true }) firstPromisedOn?: string;
  @ListOneOf('Bước cơ quan đang giữ', STEPS, { max: 4 }) steps!: Step[];
}

export class ClockPage {
  @ListOf('Hồ sơ', () => ClockLine, { max: 200 }) items!: ClockLine[];
  @Code('Trang sau bắt đầu từ', { optional: true }) next?: string;
}

const count = (title: string) => Whole(title, { min: 0, max: 100_000_000 });

/** How many cases stand in each list, as the asker's lists would show them. */
export class ClockCounts {
  @count('Sắp đến hạn') nearDue!: number;
  @count('Quá hạn') overdue!: number;
  @count('Phiếu xin lỗi chờ xem và ký') apologyDraft!: number;
  @count('Phiếu xin lỗi phải ký ngay') apologyDue!: number;
  @count('Trễ hẹn chưa xin lỗi') lateWithoutApology!: number;
}

/** Why a case is late, as far as the system can tell. */
export const APOLOGY_CAUSES = ['office-silent', 'begun-late', 'papers-awaited'] as const;
export type ApologyCause = (typeof APOLOGY_CAUSES)[number];

/** What an officer would have signed. */
export class ApologyWording {
  @Text('Lý do', { max: 1000, note: 'The family reads it; no personal data.' }) reason!: string;
  @Day('Ngày hẹn lại') newDay!: string;
}

/** `void`: the day it was to put off has moved by itself, or the case has ended. */
export const APOLOGY_STATES = ['draft', 'signed', 'void'] as const;
export type ApologyState = (typeof APOLOGY_STATES)[number];

export class ApologyAct {
  @OneOf('Việc đã làm', ['draft', 'edit', 'sign']) act!: string;
  @Text('Người làm', { max: 260 }) by!: string;
  @Day('Ngày hẹn lại') newDay!: string;
  @Instant('Lúc') at!: string;
}

/** Phiếu xin lỗi. */
export class ApologySlip extends ApologyWording {
  @Whole('Số thứ tự', { min: 1, max: 1000 }) ordinal!: number;
  @OneOf('Tình trạng', APOLOGY_STATES) state!: ApologyState;
  @OneOf('Nguyên nhân', APOLOGY_CAUSES) cause!: ApologyCause;
  @ListOneOf('Bước làm chậm', STEPS, { max: 4 }) steps!: Step[];
  @Day('Ngày hẹn trả trước đây') formerlyPromisedOn!: string;
  @Text('Tên văn bản', { max: 200, note: 'As the law calls it today, or called it when it was signed.' })
  title!: string;
  @Text('Chức danh người ký', { max: 160 }) signatory!: string;
  @Text('Người ký', { max: 260, optional: true }) signedBy?: string;
  @Instant('Soạn lúc') draftedAt!: string;
  @Instant('Ký lúc', { optional: true }) signedAt?: string;
  @ListOf('Quá trình', () => ApologyAct, { max: 200 }) acts!: ApologyAct[];
}

/** The slips of a case, the newest first. The ETag is the version of the newest one. */
export class Apologies {
  @Whole('Còn được hẹn lại mấy lần', { min: 0, max: 1000 }) left!: number;
  @Day('Ngày hẹn lại sớm nhất', { optional: true }) earliest?: string;
  @Day('Ngày hẹn lại muộn nhất', { optional: true }) latest?: string;
  @ListOf('Phiếu', () => ApologySlip, { max: 1000 }) items!: ApologySlip[];
}
