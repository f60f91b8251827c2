import { Death } from '../forms/declaration';
import { Deceased, Requester } from '../forms/person';
import { PreCheck } from '../forms/pre-check';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../forms/words';
import { Command, Event } from '../message';
import { CommuneCode, Instant, ListOf, ListOneOf, Part } from '../schema/fields';

@Command('civil-registration.pre-check-registration.v1', {
  summary:
    'Say what the register and the rule would make of a registration, before the case is accepted. Nothing is registered.',
})
export class PreCheckRegistration {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Instant('Thời điểm khai') declaredAt!: string;
  @Part('Người yêu cầu', () => Requester) requester!: Requester;
  @Part('Người đã mất', () => Deceased) deceased!: Deceased;
  @Part('Sự kiện mất', () => Death) death!: Death;
  @ListOneOf('Giấy tờ đã nộp', ATTACHMENT_KINDS, { max: 20 }) papers!: AttachmentKind[];
}

@Event('civil-registration.registration-pre-checked.v1', {
  summary: 'What the registry would make of the registration.',
})
export class RegistrationPreChecked {
  @ListOf('Kết quả đối chiếu', () => PreCheck, { min: 1, max: 4 }) checks!: PreCheck[];
}
