import { OFFICES, STEPS, type Office, type Step } from '../forms/words';
import { Code, CommuneCode, Instant, ListOf, OneOf, Text, Uuid, Whole } from '../schema/fields';

/**
 * Why a case does not go on: a message of it is parked at an office; an office has not answered by its day; one has not
 * answered to an undoing or to a correction; an office's own list says otherwise than the case.
 */
export const STUCK_KINDS = ['parked', 'unanswered', 'not-undone', 'not-corrected', 'lists-differ'] as const;
export type StuckKind = (typeof STUCK_KINDS)[number];

export class StuckQuery {
  @OneOf('Loại', STUCK_KINDS, { optional: true }) kind?: StuckKind;
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
  @Whole('Bỏ qua', { min: 0, max: 1_000_000, optional: true, note: 'How many were seen.' }) offset?: number;
}

/** A case that waits for somebody's hand. */
export class StuckLine {
  @Uuid('Mã vụ việc') caseId!: string;
  @Code('Mã hồ sơ', { optional: true }) dossierCode?: string;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @OneOf('Loại', STUCK_KINDS) kind!: StuckKind;
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @OneOf('Bước', STEPS, { optional: true }) step?: Step;
  @Instant('Từ lúc') since!: string;
  @Text('Nguyên nhân', { max: 300 }) why!: string;
  @Text('Việc cần làm', { max: 300 }) whatToDo!: string;
}

export class StuckList {
  @ListOf('Hồ sơ đang vướng', () => StuckLine, { max: 200 }) items!: StuckLine[];
}

export class StuckCounts {
  @Whole('Thông điệp bị giữ', { min: 0, max: 100_000_000 }) parked!: number;
  @Whole('Quá hạn chưa trả lời', { min: 0, max: 100_000_000 }) unanswered!: number;
  @Whole('Chưa hủy, khôi phục', { min: 0, max: 100_000_000 }) notUndone!: number;
  @Whole('Chưa ghi nhận cải chính', { min: 0, max: 100_000_000 }) notCorrected!: number;
  @Whole('Danh sách khác hồ sơ', { min: 0, max: 100_000_000 }) listsDiffer!: number;
}
