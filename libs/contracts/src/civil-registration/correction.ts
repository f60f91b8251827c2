import { Command, Event } from '../message';
import { DraftedPerson } from '../one-stop/draft-extract';
import { CommuneCode, Day, OneOf, Part, PersonalId, Text, Whole } from '../schema/fields';
import { Extract } from './extract';

/** What the extract is to say of the person, the wrong parts put right. */
export class CorrectedPerson extends DraftedPerson {
  @PersonalId('Số định danh cá nhân của người đã mất', { optional: true }) personalId?: string;
}

@Command<CorrectDeathRegistration>('civil-registration.correct-death-registration.v1', {
  summary: 'Correct an entry of the death register (Law on Civil Status 2014 arts 7 and 28).',
  person: ({ corrected }) => corrected.personalId,
})
export class CorrectDeathRegistration {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Text('Người được đăng ký', { max: 150 }) deceased!: string;
  @Day('Ngày đề nghị') askedOn!: string;
  @Text('Văn bản làm căn cứ', { max: 100, note: 'Number of the paper that proves it.' }) document!: string;
  @Text('Lý do', { max: 300 }) why!: string;
  @Part('Nội dung đúng', () => CorrectedPerson) corrected!: CorrectedPerson;
}

@Event('civil-registration.death-registration-corrected.v1', {
  summary:
    'The entry is corrected under its number; whoever acted on the former extract takes note of this one.',
})
export class DeathRegistrationCorrected {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @Part('Nội dung đúng', () => CorrectedPerson) corrected!: CorrectedPerson;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @Day('Ngày cải chính') correctedOn!: string;
}

export const CORRECTION_REFUSALS = ['not-registered', 'not-proven', 'registered-elsewhere'] as const;
export type CorrectionRefusal = (typeof CORRECTION_REFUSALS)[number];

@Event('civil-registration.death-registration-not-corrected.v1', {
  summary: 'The entry stands as it was, and why.',
})
export class DeathRegistrationNotCorrected {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Lý do', CORRECTION_REFUSALS) reason!: CorrectionRefusal;
  @Text('Căn cứ', { max: 300 }) ground!: string;
}
