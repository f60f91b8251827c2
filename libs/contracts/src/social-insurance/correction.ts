import { Extract } from '../civil-registration/extract';
import { BenefitClaim, Payee } from '../forms/declaration';
import { Command, Event } from '../message';
import { Code, CommuneCode, Dong, Instant, OneOf, Part, Whole } from '../schema/fields';
import { BENEFITS, type BenefitName } from './undoing';

@Command<NoteBenefitCorrection>('social-insurance.note-correction.v1', {
  summary: 'The death registration is corrected: say what it changes of a benefit that was decided.',
  person: ({ extract }) => extract.deceased.personalId,
})
export class NoteBenefitCorrection {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Chế độ', BENEFITS) benefit!: BenefitName;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Instant('Thời điểm tiếp nhận') receivedAt!: string;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @Part('Chế độ đề nghị hưởng', () => BenefitClaim) claim!: BenefitClaim;
  @Part('Người nhận tiền', () => Payee) payee!: Payee;
}

/**
 * Nothing was granted; the decision stands; the difference is drafted as a supplementary decision; it is listed for
 * recovery; by the corrected entry the benefit is not due, or the law leaves it open, and an officer decides.
 */
export const BENEFIT_CORRECTIONS = [
  'nothing-decided',
  'unchanged',
  'to-add',
  'to-recover',
  'officer-decides',
] as const;
export type BenefitCorrection = (typeof BENEFIT_CORRECTIONS)[number];

@Event('social-insurance.correction-noted.v1', { summary: 'What the correction means to a benefit.' })
export class BenefitCorrectionNoted {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Chế độ', BENEFITS) benefit!: BenefitName;
  @OneOf('Kết quả', BENEFIT_CORRECTIONS) result!: BenefitCorrection;
  @Code('Số quyết định', { optional: true }) decision?: string;
  @Dong('Chênh lệch', { optional: true }) difference?: number;
}
