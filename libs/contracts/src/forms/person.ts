import {
  CommuneCode,
  Day,
  Email,
  Flag,
  OneOf,
  Part,
  PartialDay,
  PersonalId,
  Phone,
  ProvinceCode,
  Text,
} from '../schema/fields';
import {
  IDENTITY_KINDS,
  LANGUAGES,
  RELATIONS,
  RESIDENCE_KINDS,
  SEXES,
  type IdentityKind,
  type Relation,
  type ResidenceKind,
  type Language,
  type Sex,
} from './words';

export class IdentityPaper {
  @OneOf('Loại giấy tờ', IDENTITY_KINDS) kind!: IdentityKind;
  @Text('Số giấy tờ', { max: 20, personal: 'identity' }) number!: string;
  @Day('Ngày cấp', { optional: true }) issuedOn?: string;
  @Text('Nơi cấp', { max: 120, optional: true }) issuedBy?: string;
}

export class Place {
  @ProvinceCode('Tỉnh, thành phố', { optional: true }) province?: string;
  @CommuneCode('Xã, phường, đặc khu', { optional: true }) commune?: string;
  @Text('Địa chỉ chi tiết', { max: 200, personal: 'contact' }) detail!: string;
}

export class Residence {
  @OneOf('Loại cư trú', RESIDENCE_KINDS) kind!: ResidenceKind;
  @ProvinceCode('Tỉnh, thành phố') province!: string;
  @CommuneCode('Xã, phường, đặc khu') commune!: string;
  @Text('Địa chỉ chi tiết', { max: 200, personal: 'contact' }) detail!: string;
}

/** Người yêu cầu: who comes to the desk (Law on Civil Status 2014 art. 33, or authorised). */
export class Requester {
  @Text('Họ và tên người yêu cầu', { max: 100 }) fullName!: string;
  @PersonalId('Số định danh cá nhân của người yêu cầu') personalId!: string;
  @OneOf('Quan hệ với người đã mất', RELATIONS) relation!: Relation;
  @Phone('Số điện thoại') phone!: string;
  @Email('Thư điện tử', { optional: true }) email?: string;
  @OneOf('Ngôn ngữ thông báo', LANGUAGES, { optional: true, note: 'Vietnamese where it is not given.' })
  language?: Language;
  @Text('Địa chỉ liên hệ', { max: 200, optional: true, personal: 'contact' }) address?: string;
}

/** Người đã mất. A birth date may be the year or the month alone. */
export class Deceased {
  @Text('Họ người đã mất', { max: 40 }) familyName!: string;
  @Text('Chữ đệm người đã mất', { max: 60, optional: true }) middleName?: string;
  @Text('Tên người đã mất', { max: 40 }) givenName!: string;
  @PartialDay('Ngày sinh người đã mất') birthDate!: string;
  @OneOf('Giới tính', SEXES) sex!: Sex;
  @Text('Dân tộc', { max: 40 }) ethnicity!: string;
  @Text('Quốc tịch', { max: 60 }) nationality!: string;
  @PersonalId('Số định danh cá nhân của người đã mất', {
    optional: true,
    note: 'Absent for a person who never had one.',
  })
  personalId?: string;
  @Part('Giấy tờ tùy thân', () => IdentityPaper, { optional: true }) identity?: IdentityPaper;
  @Part('Nơi cư trú cuối cùng', () => Residence) lastResidence!: Residence;
}

/** Chủ hộ: signs the CT01 declaration for the deletion of the residence registration. */
export class HouseholdHead {
  @Flag('Chủ hộ là người yêu cầu') isRequester!: boolean;
  @Text('Họ và tên chủ hộ', { max: 100 }) fullName!: string;
  @PersonalId('Số định danh cá nhân của chủ hộ', { optional: true }) personalId?: string;
  @OneOf('Quan hệ của chủ hộ với người đã mất', [...RELATIONS, 'self'], { optional: true }) relation?:
    Relation | 'self';
}

export const fullNameOf = (p: { familyName: string; middleName?: string; givenName: string }): string =>
  [p.familyName, p.middleName, p.givenName].filter(Boolean).join(' ');
