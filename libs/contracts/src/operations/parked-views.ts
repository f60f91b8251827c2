import { Flag, Instant, ListFormatted, ListOf, OneOf, Part, Text, Uuid, Whole } from '../schema/fields';

export const PARKED_STATES = ['failed', 'held', 'replayed', 'set-aside'] as const;
export const PARKING_CAUSES = [
  'unreadable',
  'unknown-type',
  'invalid',
  'id-reused',
  'handler-failed',
  'held',
] as const;

/** A message that could not be worked on. */
export class ParkedLine {
  @Text('Số', { max: 19, note: 'Digits.' }) id!: string;
  @Instant('Lúc') parkedAt!: string;
  @OneOf('Trạng thái', PARKED_STATES) state!: (typeof PARKED_STATES)[number];
  @OneOf('Nguyên nhân', PARKING_CAUSES) cause!: (typeof PARKING_CAUSES)[number];
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

export class ReplayQuery {
  @Flag('Chạy thử', { optional: true, note: 'Shows what would happen and changes nothing.' })
  dryRun?: boolean;
}

export class ReplayFault {
  @Text('Loại thông điệp', { max: 200, optional: true }) type?: string;
  @Text('Chi tiết', { max: 4000 }) detail!: string;
}

/** What a replay did, or would do. */
export class ReplayOutcome {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Kết quả', ['released', 'still-failing', 'nothing-held']) outcome!:
    'released' | 'still-failing' | 'nothing-held';
  @ListFormatted('Đã chạy lại', 'text', { max: 1_000_000, note: 'Types of messages, in order.' })
  replayed!: string[];
  @Part('Còn vướng', () => ReplayFault, { optional: true }) failing?: ReplayFault;
  @ListFormatted('Sẽ nói', 'text', { max: 1_000_000, note: 'Types of what was, or would be, said.' })
  said!: string[];
}
