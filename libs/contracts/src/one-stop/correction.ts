import { CorrectedPerson } from '../civil-registration/correction';
import { STEPS, type Step } from '../forms/words';
import { Event } from '../message';
import { Flag, Instant, ListOf, OneOf, Part, Text, Whole } from '../schema/fields';
import { OfReceivedCase } from './case-events';

/** Cải chính: what of the registration is wrong, and the paper that proves it. */
export class CorrectionRequest {
  @Part('Nội dung đúng', () => CorrectedPerson) corrected!: CorrectedPerson;
  @Text('Văn bản làm căn cứ', { max: 100, note: 'Number of the paper that proves it.' }) document!: string;
  @Text('Lý do', { max: 300 }) why!: string;
}

/**
 * What became of an office's part: it was asked; it has taken note; it does not correct; it undoes what it did to the
 * wrong person; it does it to the right one; that is done.
 */
export const CORRECTION_STATES = [
  'asked',
  'noted',
  'refused',
  'undoing',
  'deciding',
  'decided-anew',
] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** Who has taken note of a correction, and who has not yet. */
export class CorrectionStep {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Tình trạng', CORRECTION_STATES) state!: CorrectionState;
  @Instant('Yêu cầu lúc') askedAt!: string;
  @Instant('Trả lời lúc', { optional: true }) answeredAt?: string;
  @Text('Kết quả', { max: 600, optional: true }) result?: string;
}

/** A correction under way, or the last one. */
export class CorrectionView {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) nth!: number;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @Text('Lý do', { max: 300, optional: true, note: 'Absent once erased.' }) why?: string;
  @Instant('Yêu cầu lúc') askedAt!: string;
  @Instant('Xong lúc', { optional: true }) endedAt?: string;
  @ListOf('Các bước', () => CorrectionStep, { max: 4 }) steps!: CorrectionStep[];
}

@Event('one-stop.correction-completed.v1', {
  summary:
    'The registry has corrected the registration and every office has taken note, or it was not corrected.',
})
export class CorrectionCompleted extends OfReceivedCase {
  @Flag('Đã cải chính') corrected!: boolean;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @ListOf('Các bước', () => CorrectionStep, { min: 1, max: 4 }) steps!: CorrectionStep[];
  @Instant('Kết thúc lúc') endedAt!: string;
}
