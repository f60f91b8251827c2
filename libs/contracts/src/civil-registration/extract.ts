import { CommuneCode, Code, Day, OneOf, Part, PartialDay, PersonalId, Text, Whole } from '../schema/fields';
import { SEXES, type Sex } from '../forms/words';

export class RegisteredPerson {
  @Text('Họ và tên', { max: 150 }) fullName!: string;
  @PersonalId('Số định danh cá nhân', { optional: true }) personalId?: string;
  @PartialDay('Ngày sinh') birthDate!: string;
  @OneOf('Giới tính', SEXES) sex!: Sex;
}

/**
 * Trích lục khai tử: what the register says, as far as another office needs it to act. The cause of death is not
 * in it. A case's other offices may act only once they hold this (Decree 63/2024).
 */
export class Extract {
  @Code('Số đăng ký', { note: 'As printed, e.g. 386/2026.' }) number!: string;
  @Whole('Số thứ tự trong sổ', { min: 1, max: 99_999_999 }) entry!: number;
  @Whole('Năm của sổ', { min: 1900, max: 2200 }) bookYear!: number;
  @CommuneCode('Nơi đăng ký') commune!: string;
  @Day('Ngày đăng ký') registeredOn!: string;
  @Part('Người đã mất', () => RegisteredPerson) deceased!: RegisteredPerson;
  @Day('Ngày mất') diedOn!: string;
  @Text('Chữ ký số', {
    max: 600,
    note: "JWS with detached content (Ed25519) by the commune, over the case's id and the rest of the extract.",
  })
  signature!: string;
}
