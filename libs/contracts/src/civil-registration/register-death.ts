import { Command } from '../message';
import { CommuneCode, Instant, ListOneOf, Part, Whole } from '../schema/fields';
import { Death } from '../forms/declaration';
import { Deceased, Requester } from '../forms/person';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../forms/words';

@Command<RegisterDeath>('civil-registration.register-death.v1', {
  summary: 'Register the death and issue the extract (Law on Civil Status 2014 arts 32–34).',
  person: ({ deceased }) => deceased.personalId,
})
export class RegisterDeath {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Instant('Thời điểm tiếp nhận') receivedAt!: string;
  @Part('Người yêu cầu', () => Requester) requester!: Requester;
  @Part('Người đã mất', () => Deceased) deceased!: Deceased;
  @Part('Sự kiện mất', () => Death) death!: Death;
  @Whole('Số bản sao trích lục', { min: 0, max: 20 }) copies!: number;
  @ListOneOf('Giấy tờ đã nộp', ATTACHMENT_KINDS, { max: 20 }) papers!: AttachmentKind[];
  @Whole('Số lần đã yêu cầu bổ sung', { min: 1, max: 1000, optional: true }) requestsSoFar?: number;
}
