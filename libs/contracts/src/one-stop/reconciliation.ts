import { OFFICES, STEPS, type Office, type Step } from '../forms/words';
import { Event } from '../message';
import { DECISION_RESULTS, type DecisionResult } from '../operations/decisions-listed';
import {
  Code,
  CommuneCode,
  Day,
  Flag,
  Instant,
  ListOf,
  OneOf,
  Part,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';
import { STEP_STATES, type StepState } from './case-status';
import { PAYER_KINDS, type PayerKind } from './case-views';
import { UndoView } from './undoing';

/** Whose lists are compared: each decides steps of a case. */
export const LISTING_OFFICES = ['civil-registration', 'residence', 'social-insurance'] as const;
export type ListingOffice = (typeof LISTING_OFFICES)[number];

/**
 * How an office's list and the cases differ. `outside-the-software`: decided without any dossier; `decided-not-told`:
 * the dossier is there, but the office was not told of this step; `answer-not-received`: decided, and the case still
 * waits; `answered-differently`; `answer-not-listed`: the case holds an answer that the office's list has not;
 * `told-not-decided`: told, past its day, and on no list.
 */
export const DIFFERENCE_KINDS = [
  'outside-the-software',
  'decided-not-told',
  'answer-not-received',
  'answered-differently',
  'answer-not-listed',
  'told-not-decided',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** `settled`: it has gone by itself, because the answer came after all. */
export const DIFFERENCE_STATES = ['open', 'explained', 'settled'] as const;
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];

/** A line of a list that an office outside this system gives. */
export class UploadedDecision {
  @Code('Số văn bản', { note: "The office's own number of it." }) reference!: string;
  @Code('Mã hồ sơ', { optional: true, note: 'The dossier code, or the id of the case, if there is one.' })
  dossier?: string;
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Kết quả', DECISION_RESULTS) result!: DecisionResult;
  @Day('Ngày quyết định') on!: string;
}

/** All that an office decided in one commune in a period. */
export class UploadedList {
  @OneOf('Cơ quan', LISTING_OFFICES) office!: ListingOffice;
  @CommuneCode('Xã, phường') commune!: string;
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @ListOf('Các quyết định', () => UploadedDecision, { max: 2000 }) lines!: UploadedDecision[];
}

/** Of what a file of decisions is: it says the lines alone. */
export class ListFileQuery {
  @OneOf('Cơ quan', LISTING_OFFICES) office!: ListingOffice;
  @CommuneCode('Xã, phường') commune!: string;
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
}

export class ListKept {
  @Uuid('Mã danh sách') listId!: string;
}

export class DifferenceQuery {
  @OneOf('Tình trạng', DIFFERENCE_STATES, { optional: true }) state?: DifferenceState;
  @OneOf('Loại', DIFFERENCE_KINDS, { optional: true }) kind?: DifferenceKind;
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
  @Whole('Sau dòng', {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    note: 'The last `line` seen.',
  })
  after?: number;
}

/** What an office's list says otherwise than the cases do. */
export class Difference {
  @Uuid('Mã sai lệch') id!: string;
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @OneOf('Loại', DIFFERENCE_KINDS) kind!: DifferenceKind;
  @OneOf('Tình trạng', DIFFERENCE_STATES) state!: DifferenceState;
  @OneOf('Cơ quan', LISTING_OFFICES) office!: ListingOffice;
  @OneOf('Bước', STEPS) step!: Step;
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
  @Uuid('Mã vụ việc', { optional: true }) caseId?: string;
  @Code('Số văn bản', { optional: true }) reference?: string;
  @OneOf('Theo danh sách của cơ quan', DECISION_RESULTS, { optional: true }) listed?: DecisionResult;
  @OneOf('Theo hồ sơ', STEP_STATES, { optional: true }) held?: StepState;
  @Day('Ngày đối soát') day!: string;
  @Instant('Phát hiện lúc') foundAt!: string;
  @Text('Giải trình', { max: 300, optional: true }) why?: string;
  @Text('Người giải trình', { max: 260, optional: true }) explainedBy?: string;
  @Instant('Giải trình lúc', { optional: true }) explainedAt?: string;
}

export class DifferenceList {
  @ListOf('Sai lệch', () => Difference, { max: 200 }) items!: Difference[];
}

export class KindCount {
  @OneOf('Loại', DIFFERENCE_KINDS) kind!: DifferenceKind;
  @Whole('Đang mở', { min: 1, max: 100_000_000 }) open!: number;
}

export class CommuneDifferences {
  @CommuneCode('Xã, phường') commune!: string;
  @ListOf('Đang mở, theo loại', () => KindCount, { max: 6 }) kinds!: KindCount[];
}

/** Open differences by commune, those with most of them first. */
export class DifferenceCounts {
  @ListOf('Xã, phường', () => CommuneDifferences, { max: 5000 }) communes!: CommuneDifferences[];
}

export class Explanation {
  @Text('Giải trình', { max: 300, note: 'No personal data.' }) why!: string;
}

/** A list that came, and whether it was compared. */
export class ComparedList {
  @Uuid('Mã danh sách') listId!: string;
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @CommuneCode('Xã, phường', { optional: true, note: 'Absent: everywhere.' }) commune?: string;
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @Whole('Số dòng', { min: 0, max: 100_000_000 }) lines!: number;
  @Instant('Nhận lúc') arrivedAt!: string;
  @Instant('Đối soát lúc', { optional: true }) comparedAt?: string;
}

export class ComparedLists {
  @ListOf('Danh sách', () => ComparedList, { max: 100 }) items!: ComparedList[];
}

/** One office's part of a case, in the order it happened. What has not happened is absent. */
export class LedgerLine {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @OneOf('Trạng thái', STEP_STATES) state!: StepState;
  @Whole('Lần gửi', { min: 0, max: 1000 }) attempt!: number;
  @Instant('Báo cho cơ quan lúc', { optional: true }) toldAt?: string;
  @Flag('Cơ quan đã nhận', {
    note: 'Known from what it answered, or has in its own list; until then a silent office counts as not having received.',
  })
  received!: boolean;
  @Day('Ngày ghi trong sổ của cơ quan', { optional: true, note: "By the office's own list." })
  appliedOn?: string;
  @OneOf('Kết quả trong sổ của cơ quan', DECISION_RESULTS, { optional: true }) applied?: DecisionResult;
  @Instant('Cơ quan trả lời lúc', { optional: true }) answeredAt?: string;
  @Part('Rút, hủy', () => UndoView, { optional: true }) undoing?: UndoView;
}

/** What was said between the case and those who paid the dead each month. */
export class PayerLine {
  @OneOf('Việc', PAYER_KINDS) kind!: PayerKind;
  @Instant('Lúc') at!: string;
  @Text('Nội dung', { max: 1000 }) text!: string;
}

/** Dừng lương hưu, trợ cấp hằng tháng: the death ends them whether a benefit is claimed or not. */
export class LedgerPayers {
  @Instant('Báo dừng chi lúc', { optional: true, note: 'By an order of its own, or with the first claim.' })
  toldAt?: string;
  @ListOf('Đã báo và trả lời', () => PayerLine, { max: 100 }) lines!: PayerLine[];
}

/** Who was told of a case, and what came of it. */
export class Ledger {
  @Uuid('Mã vụ việc') caseId!: string;
  @ListOf('Các cơ quan', () => LedgerLine, { max: 4 }) lines!: LedgerLine[];
  @Part('Nơi chi trả hằng tháng', () => LedgerPayers) payers!: LedgerPayers;
}

@Event('one-stop.differences-counted.v1', {
  summary:
    "How many differences between offices' lists and the cases are open in a commune, whenever that changes. Its subject is the count, not a case.",
})
export class DifferencesCounted extends CommuneDifferences {
  @Instant('Lúc') countedAt!: string;
}

/** Danh sách chưa đến: an office was told cases of the commune, and has not said what it decided on the day. */
export class MissingList {
  @OneOf('Cơ quan', LISTING_OFFICES) office!: ListingOffice;
  @CommuneCode('Xã, phường') commune!: string;
  @Day('Ngày') day!: string;
  @Instant('Quá giờ từ') awaitedUntil!: string;
}

export class MissingLists {
  @ListOf('Danh sách chưa đến', () => MissingList, { max: 1000 }) items!: MissingList[];
}
