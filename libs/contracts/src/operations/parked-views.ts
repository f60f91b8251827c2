import { Instant, ListFormatted, ListOf, OneOf, Part, Text, Uuid, Whole } from '../schema/fields';

export const PARKED_STATES = ['failed', 'held', 'replayed', 'set-aside'] as const;
export const PARKING_CAUSES = [
  'unreadable',
  'unknown-type',
  'invalid',
  'id-reused',
  'handler-failed',
  'held',
] as const;

export const REPLAY_OUTCOMES = ['released', 'still-failing', 'nothing-held'] as const;

/** `consented`: being carried out. */
export const REPLAY_STATES = ['requested', 'refused', 'consented', 'done'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** A message that could not be worked on. */
export class ParkedLine {
  @Text('Số', { max: 19, note: 'Digits.' }) id!: string;
  @Instant('Lúc') parkedAt!: string;
  @OneOf('Trạng thái', PARKED_STATES) state!: (typeof PARKED_STATES)[number];
  @OneOf('Nguyên nhân', PARKING_CAUSES) cause!: (typeof PARKING_CAUSES)[number];
  @Text('Nguyên nhân bằng lời', { max: 300 }) causeInWords!: string;
  @Text('Chi tiết', { max: 4000, optional: true }) detail?: string;
  @Uuid('Mã vụ việc', { optional: true }) caseId?: string;
  @Text('Mã thông điệp', { max: 200, optional: true }) messageId?: string;
  @Text('Loại thông điệp', { max: 200, optional: true }) type?: string;
  @Text('Chủ đề', { max: 249 }) topic!: string;
  @Whole('Phân vùng', { min: 0, max: 1_000_000 }) partition!: number;
  @Text('Vị trí', { max: 19, note: 'Digits.' }) offset!: string;
}

export class ParkedList {
  @ListOf('Thông điệp bị giữ lại', () => ParkedLine, { max: 200 }) items!: ParkedLine[];
}

/** No parked message is touched without a reason. */
export class ParkedAct {
  @Text('Lý do', { max: 300 }) why!: string;
}

/** Which parked messages: those of one case, or of every case in which a message of a type failed by one cause. */
export class ReplaySelection {
  @Uuid('Mã vụ việc', { optional: true }) caseId?: string;
  @Text('Loại thông điệp', { max: 200, optional: true, note: 'With `cause`, where no case is named.' })
  type?: string;
  @OneOf('Nguyên nhân', PARKING_CAUSES, { optional: true }) cause?: (typeof PARKING_CAUSES)[number];
}

export class DryRun {
  @Part('Chạy lại những gì', () => ReplaySelection) select!: ReplaySelection;
}

/** Nothing is replayed before a second person consents. */
export class ReplayAsk {
  @Part('Chạy lại những gì', () => ReplaySelection) select!: ReplaySelection;
  @Text('Lý do', { max: 300 }) why!: string;
}

export class ReplayFault {
  @Text('Loại thông điệp', { max: 200, optional: true }) type?: string;
  @Text('Bằng lời', { max: 300 }) inWords!: string;
}

/** Something of a case and what it is: its status, a step. */
export class Standing {
  @Text('Mục', { max: 120 }) of!: string;
  @Text('Đang là', { max: 120 }) is!: string;
}

/** What a replay did to a case, or would do. */
export class ReplayOutcome {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Kết quả', REPLAY_OUTCOMES) outcome!: (typeof REPLAY_OUTCOMES)[number];
  @ListFormatted('Đã chạy lại', 'text', { max: 1_000_000, note: 'Types of messages, in order.' })
  replayed!: string[];
  @Part('Còn vướng', () => ReplayFault, { optional: true }) failing?: ReplayFault;
  @ListFormatted('Sẽ nói', 'text', { max: 1_000_000, note: 'Types of what was, or would be, said.' })
  said!: string[];
  @ListOf('Trước', () => Standing, { max: 100 }) before!: Standing[];
  @ListOf('Sau', () => Standing, { max: 100, note: 'As before, unless it is released.' }) after!: Standing[];
}

export class DryRunOutcome {
  @ListOf('Từng vụ việc', () => ReplayOutcome, { max: 100 }) cases!: ReplayOutcome[];
}

/** A case of a request: what a dry run foresaw when it was made, and what came of it. */
export class ReplayedCase {
  @Uuid('Mã vụ việc') caseId!: string;
  @Part('Chạy thử', () => ReplayOutcome) foreseen!: ReplayOutcome;
  @Part('Kết quả', () => ReplayOutcome, { optional: true }) effect?: ReplayOutcome;
}

/** A request to replay, who made it, who consented, and the effect on each case. */
export class ReplayRequestView {
  @Uuid('Mã đề nghị') id!: string;
  @OneOf('Trạng thái', REPLAY_STATES) state!: ReplayState;
  @Text('Lý do', { max: 300 }) why!: string;
  @Text('Người đề nghị', { max: 400 }) requestedBy!: string;
  @Instant('Lúc đề nghị') requestedAt!: string;
  @Text('Người quyết định', { max: 400, optional: true }) decidedBy?: string;
  @Text('Lý do quyết định', { max: 300, optional: true }) decidedWhy?: string;
  @Instant('Lúc quyết định', { optional: true }) decidedAt?: string;
  @ListOf('Từng vụ việc', () => ReplayedCase, { max: 100 }) cases!: ReplayedCase[];
}

export class ReplayRequestList {
  @ListOf('Đề nghị', () => ReplayRequestView, { max: 50 }) items!: ReplayRequestView[];
}
