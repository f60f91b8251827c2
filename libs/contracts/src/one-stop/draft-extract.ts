import { SEXES, type Sex } from '../forms/words';
import { Event } from '../message';
import { Day, Instant, OneOf, PartialDay, Part, PersonalId, Text, Whole } from '../schema/fields';
import { OfReceivedCase } from './case-events';

/** Where the draft stands; `silent`: the time to answer ran out, which is consent. */
export const DRAFT_STATES = ['waiting', 'confirmed', 'to-correct', 'silent'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** What will stand in the extract, as the family is to read it through. */
export class DraftedPerson {
  @Text('Họ người đã mất', { max: 40 }) familyName!: string;
  @Text('Chữ đệm người đã mất', { max: 60, optional: true }) middleName?: string;
  @Text('Tên người đã mất', { max: 40 }) givenName!: string;
  @PartialDay('Ngày sinh người đã mất') birthDate!: string;
  @OneOf('Giới tính', SEXES) sex!: Sex;
  @Day('Ngày mất') diedOn!: string;
}

/** Bản nháp trích lục: for the family by code and id, and for the officer. */
export class DraftExtract {
  @OneOf('Trạng thái', DRAFT_STATES) state!: DraftState;
  @Whole('Bản thứ', { min: 1, max: 100 }) round!: number;
  @Instant('Xác nhận trước') confirmBy!: string;
  @Part('Nội dung', () => DraftedPerson) draft!: DraftedPerson;
  @Text('Nội dung đề nghị sửa', { max: 1000, optional: true, personal: 'identity' }) corrections?: string;
}

export class DraftQuestion {
  @PersonalId('Số định danh cá nhân của người yêu cầu') personalId!: string;
}

export class DraftAnswer {
  @PersonalId('Số định danh cá nhân của người yêu cầu') personalId!: string;
  @OneOf('Trả lời', ['confirm', 'correct']) answer!: 'confirm' | 'correct';
  @Text('Nội dung đề nghị sửa', { max: 1000, optional: true, personal: 'identity' }) corrections?: string;
}

/** What the officer makes of the family's corrections; the family reads the new draft again. */
export class DraftAmendment {
  @Part('Nội dung', () => DraftedPerson) draft!: DraftedPerson;
  @Text('Lý do', { max: 300 }) why!: string;
}

@Event('one-stop.draft-extract-ready.v1', {
  summary: 'A draft of the extract waits for the family to read it; no answer by the time given is consent.',
})
export class DraftExtractReady extends OfReceivedCase {
  @Instant('Xác nhận trước') confirmBy!: string;
}
