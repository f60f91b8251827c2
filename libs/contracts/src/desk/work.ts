import { BENEFIT_CATEGORIES, PAPERS, type BenefitCategory, type Paper } from '../forms/words';
import { DECIDING_OFFICES, type DecidingOffice } from '../one-stop/directory';
import {
  Code,
  CommuneCode,
  Day,
  Instant,
  ListFormatted,
  ListOf,
  ListOneOf,
  OneOf,
  Part,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';

/** The lists of a desk. An item may stand in several: one that is mine may be overdue too. */
export const WORK_LISTS = [
  'mine',
  'unassigned',
  'held-by-others',
  'to-sign',
  'near-due',
  'overdue',
  'asking',
] as const;
export type WorkListName = (typeof WORK_LISTS)[number];

/** `open`: waits for an officer; `to-sign`: for the competent person; `asking`: for the family; then it is decided, or stopped before it was. */
export const WORK_STATES = ['open', 'to-sign', 'asking', 'decided', 'stopped'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** `review` is what a rule alone may say: the law leaves it to the officer. */
export const WORK_ANSWERS = ['approve', 'refuse', 'ask', 'review'] as const;
export type WorkAnswer = (typeof WORK_ANSWERS)[number];

/** What is to be answered, as the rule or an officer says. */
export class Opinion {
  @OneOf('Ý kiến', WORK_ANSWERS) answer!: WorkAnswer;
  @Code('Lý do từ chối', { optional: true, note: 'From the closed list of the task; with `refuse` alone.' })
  reason?: string;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { max: 20, optional: true, note: 'With `ask` alone.' })
  papers?: Paper[];
  @OneOf('Chế độ chi trả', BENEFIT_CATEGORIES, {
    optional: true,
    note: 'The regime that pays; where a funeral allowance is approved, and nowhere else.',
  })
  regime?: BenefitCategory;
  @Text('Căn cứ', { max: 300, note: 'The ground, with the article of law; the family reads it.' })
  ground!: string;
  @Text('Vì sao phải yêu cầu lần nữa', {
    max: 300,
    optional: true,
    note: 'With `ask`, where the family has been asked before: the dossier counts as late by it.',
  })
  againBecause?: string;
}

/** Why the law does not say which regime pays, or how much. */
export const REVIEW_REASONS = ['contradicted', 'no-rule', 'equal-amounts', 'law-not-recorded'] as const;

/** What the rule says. */
export class Proposal extends Opinion {
  @ListOneOf('Giữa các chế độ', BENEFIT_CATEGORIES, {
    max: BENEFIT_CATEGORIES.length,
    optional: true,
    note: 'With `review`: which regimes the law does not decide between.',
  })
  between?: BenefitCategory[];
  @ListFormatted('Các điều luật', 'text', { max: 20, optional: true, note: 'With `review`: of each.' })
  articles?: string[];
  @OneOf('Vì sao phải xem xét', REVIEW_REASONS, { optional: true })
  because?: (typeof REVIEW_REASONS)[number];
}

/** The rule's proposal, or an officer's opinion; whose, and since when. */
export class OpinionOf extends Proposal {
  @Text('Người có ý kiến', { max: 260 }) by!: string;
  @Instant('Lúc') at!: string;
}

export class WorkQuery {
  @OneOf('Danh sách', WORK_LISTS) list!: WorkListName;
  @Code('Trang bắt đầu từ', { optional: true, note: '`next` of the page before.' }) after?: string;
}

/** An item as a list shows it. */
export class WorkLine {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Cơ quan giải quyết', DECIDING_OFFICES) office!: DecidingOffice;
  @CommuneCode('Xã, phường') commune!: string;
  @Text('Người đã mất', { max: 150 }) deceased!: string;
  @OneOf('Tình trạng', WORK_STATES) state!: WorkState;
  @OneOf('Hệ thống đề nghị', WORK_ANSWERS) proposed!: WorkAnswer;
  @Text('Người đang giữ', { max: 260, optional: true }) holder?: string;
  @Instant('Đến cơ quan lúc') openedAt!: string;
  @Day('Hạn giải quyết') dueOn!: string;
  @Day('Sắp đến hạn từ ngày') nearDueFrom!: string;
  @Whole('Số lần đã yêu cầu bổ sung', {
    min: 1,
    max: 1000,
    optional: true,
    note: 'To ask once more makes the dossier count as late (decision 766/QĐ-TTg) and needs a reason.',
  })
  requestsSoFar?: number;
}

export class WorkPage {
  @ListOf('Việc', () => WorkLine, { max: 200 }) items!: WorkLine[];
  @Code('Trang sau bắt đầu từ', { optional: true }) next?: string;
}

/** How many items stand in each list, as the asker's lists would show them. */
export class WorkCounts {
  @Whole('Việc của tôi', { min: 0, max: 100_000_000 }) mine!: number;
  @Whole('Chưa ai nhận', { min: 0, max: 100_000_000 }) unassigned!: number;
  @Whole('Người khác đang giữ', { min: 0, max: 100_000_000 }) heldByOthers!: number;
  @Whole('Chờ ký', { min: 0, max: 100_000_000 }) toSign!: number;
  @Whole('Sắp đến hạn', { min: 0, max: 100_000_000 }) nearDue!: number;
  @Whole('Quá hạn', { min: 0, max: 100_000_000 }) overdue!: number;
  @Whole('Chờ gia đình bổ sung', { min: 0, max: 100_000_000 }) asking!: number;
}

/** What was done to an item, by whom, when and why. */
export class WorkAct {
  @OneOf('Việc đã làm', [
    'open',
    'take',
    'give-back',
    'take-over',
    'send-on',
    'prepare',
    'send-back',
    'sign',
    'stop',
  ])
  act!: string;
  @Text('Người làm', { max: 260 }) by!: string;
  @Instant('Lúc') at!: string;
  @Part('Ý kiến', () => Proposal, { optional: true }) opinion?: Proposal;
  @Text('Lý do', { max: 500, optional: true }) why?: string;
}

/** An item as the officer who works on it sees it; its ETag is its version. */
export class WorkView extends WorkLine {
  @Part('Hệ thống đề nghị', () => OpinionOf) proposal!: OpinionOf;
  @Part('Cán bộ đề nghị', () => OpinionOf, { optional: true }) opinion?: OpinionOf;
  @ListOf('Quá trình', () => WorkAct, { max: 200 }) acts!: WorkAct[];
  @Code('Phiên bản luật của đề nghị') lawVersion!: string;
}

/** Nhận thay: why an item is taken from who holds it. */
export class TakingOver {
  @Text('Lý do', { max: 300 }) why!: string;
}

/** Chuyển cơ quan có thẩm quyền: which other office decides, why, and by which article. */
export class SendingOn {
  @OneOf('Cơ quan có thẩm quyền', DECIDING_OFFICES) office!: DecidingOffice;
  @Text('Lý do', { max: 300 }) why!: string;
  @Text('Điều luật', { max: 150, note: 'By which that office is competent.' }) article!: string;
}

/** Trả lại: why the competent person does not sign. */
export class SendingBack {
  @Text('Lý do', { max: 300 }) why!: string;
}
