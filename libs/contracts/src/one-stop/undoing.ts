import { ANNULMENT_GROUNDS, type AnnulmentGround } from '../civil-registration/undoing';
import { STEPS, type Step } from '../forms/words';
import { Instant, OneOf, Text } from '../schema/fields';

/**
 * Rút hồ sơ: the family asks that nothing more be done. Dừng giải quyết: an authority has it so. Hủy đăng ký: the
 * registration should never have been.
 */
export const UNDOING_KINDS = ['withdrawal', 'stop', 'annulment'] as const;
export type UndoingKind = (typeof UNDOING_KINDS)[number];

/**
 * What became of an office's part: it was asked; it stopped before it decided; what it decided is undone; what it
 * decided stands, as the law says; there was nothing to undo; it does not undo it.
 */
export const UNDO_STATES = ['asked', 'stopped', 'undone', 'stands', 'nothing-to-undo', 'refused'] as const;
export type UndoState = (typeof UNDO_STATES)[number];

/** What the family, or the office that found the mistake, asks for. */
export class WithdrawalRequest {
  @Text('Lý do', { max: 300, optional: true }) why?: string;
}

/** Dừng giải quyết hồ sơ: on whose word, and why. */
export class StopRequest {
  @Text('Lý do', { max: 300 }) why!: string;
  @Text('Căn cứ', {
    max: 300,
    note: 'The article of law, or the document, that has it stop; the family reads it.',
  })
  ground!: string;
}

export class AnnulmentRequest {
  @OneOf('Căn cứ hủy', ANNULMENT_GROUNDS) ground!: AnnulmentGround;
  @Text('Văn bản làm căn cứ', { max: 100, note: 'Number of the judgment, decision or minutes.' })
  document!: string;
  @Text('Lý do', { max: 300 }) why!: string;
}

/** Who has undone its part, and who has not yet. */
export class UndoView {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Tình trạng', UNDO_STATES) state!: UndoState;
  @Instant('Yêu cầu lúc', { optional: true }) askedAt?: string;
  @Instant('Trả lời lúc', { optional: true }) answeredAt?: string;
  @Text('Kết quả', { max: 600, optional: true }) result?: string;
}
