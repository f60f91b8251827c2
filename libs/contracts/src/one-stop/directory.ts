import { Event } from '../message';
import {
  Code,
  Day,
  Email,
  Instant,
  ListOf,
  ListOneOf,
  OneOf,
  Part,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';

/** Vai trò: what a person, or a program of an agency, may be posted as. */
export const ROLES = [
  'one-stop-officer',
  'civil-status-officer',
  'commune-chair',
  'residence-police',
  'insurance-officer',
  'home-affairs-officer',
  'head-of-centre',
  'province-monitor',
  'operations',
  'administrator',
  'agency-machine',
] as const;
export type Role = (typeof ROLES)[number];

/** Địa bàn: the ground a posting covers; `system` is every province this installation serves. */
export const UNIT_KINDS = ['commune', 'province', 'system'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export class Unit {
  @OneOf('Cấp địa bàn', UNIT_KINDS) kind!: UnitKind;
  @Code('Mã địa bàn', {
    optional: true,
    note: 'Five digits of a commune, two of a province; none of the system.',
  })
  code?: string;
}

export const SIGNED_DOCUMENTS = ['extract', 'residence-deletion', 'benefit-decision', 'apology'] as const;
export type SignedDocument = (typeof SIGNED_DOCUMENTS)[number];

/** Ủy quyền ký: signing in another's place, by a decision that has a number (Decree 30/2020 art. 13). */
export class Delegation {
  @Text('Số quyết định ủy quyền', { max: 60 }) decisionNumber!: string;
  @Day('Ngày quyết định') decidedOn!: string;
  @ListOneOf('Văn bản được ký thay', SIGNED_DOCUMENTS, { min: 1, max: SIGNED_DOCUMENTS.length })
  signs!: SignedDocument[];
}

/** Phân công: who may act as what, where, and from which day to which. */
export class PostingTerms {
  @Text('Mã cán bộ', { max: 128, note: 'The `sub` of the sign-in, or the `client_id` of a program.' })
  subject!: string;
  @Text('Họ và tên', { max: 100 }) name!: string;
  @OneOf('Vai trò', ROLES) role!: Role;
  @Part('Địa bàn', () => Unit) unit!: Unit;
  @Text('Cơ quan', { max: 160, optional: true }) office?: string;
  @Email('Thư điện tử công vụ', {
    optional: true,
    personal: undefined,
    note: 'Of the person or of the office; the morning mail goes there.',
  })
  workEmail?: string;
  @Day('Từ ngày') from!: string;
  @Day('Đến hết ngày', { optional: true }) until?: string;
  @Text('Trực thay cho', { max: 128, optional: true, note: 'The subject whose leave this posting covers.' })
  standsInFor?: string;
  @Part('Ủy quyền ký', () => Delegation, { optional: true }) delegation?: Delegation;
}

@Event('one-stop.posting-changed.v1', {
  channel: 'directory',
  summary: 'What a person may act as has begun, changed or ended. The highest version of a posting holds.',
})
export class PostingChanged extends PostingTerms {
  @Whole('Lần thay đổi', { min: 1, max: 1_000_000 }) version!: number;
  @Instant('Chấm dứt lúc', { optional: true }) endedAt?: string;
  @Text('Người quyết định', { max: 128 }) changedBy!: string;
  @Text('Lý do', { max: 300 }) reason!: string;
  @Instant('Lúc') changedAt!: string;
}

export const DECIDING_OFFICES = [
  'civil-registration',
  'residence',
  'social-insurance',
  'commune',
  'home-affairs',
] as const;
export type DecidingOffice = (typeof DECIDING_OFFICES)[number];

/** `signed`: an officer confirms and the competent person signs; `straight-through`: the rule alone decides. */
export const DECIDES_BY = ['signed', 'straight-through'] as const;
export type DecidesBy = (typeof DECIDES_BY)[number];

/** Cấu hình của một cơ quan: how an office of a unit works, from a day on. */
export class OfficeSettings {
  @OneOf('Cơ quan', DECIDING_OFFICES) office!: DecidingOffice;
  @Part('Địa bàn', () => Unit) unit!: Unit;
  @Day('Áp dụng từ ngày') from!: string;
  @OneOf('Cách quyết định', DECIDES_BY) decidesBy!: DecidesBy;
  @Text('Giờ làm việc', { max: 160, optional: true }) hours?: string;
  @Text('Địa chỉ', { max: 200, optional: true }) address?: string;
  @Text('Điện thoại', { max: 40, optional: true }) phone?: string;
  @Text('Người ký', {
    max: 128,
    optional: true,
    note: 'The subject of the one who signs when nobody stands in.',
  })
  signatory?: string;
}

@Event('one-stop.office-settings-changed.v1', {
  channel: 'directory',
  summary: 'How an office works from a day on. What it replaces stays on record.',
})
export class OfficeSettingsChanged extends OfficeSettings {
  @Uuid('Mã cấu hình') settingsId!: string;
  @Text('Người quyết định', { max: 128 }) changedBy!: string;
  @Text('Lý do', { max: 300 }) reason!: string;
  @Instant('Lúc') changedAt!: string;
}

export class AccountPosting {
  @OneOf('Vai trò', ROLES) role!: Role;
  @Part('Địa bàn', () => Unit) unit!: Unit;
  @Text('Cơ quan', { max: 160, optional: true }) office?: string;
}

/** Who is signed in, as a service sees them. */
export class AccountView {
  @Text('Mã tài khoản', { max: 128 }) subject!: string;
  @Text('Họ và tên', { max: 100 }) name!: string;
  @OneOf('Loại tài khoản', ['person', 'machine']) kind!: 'person' | 'machine';
  @ListOf('Phân công', () => AccountPosting, { max: 100 }) postings!: AccountPosting[];
}

/** Quyết định phân công: a new posting, or new terms for one that stands. */
export class PostingOrder extends PostingTerms {
  @Text('Lý do, quyết định phân công', { max: 300 }) reason!: string;
}

/** Chấm dứt phân công. */
export class PostingEnd {
  @Text('Lý do', { max: 300 }) reason!: string;
}

export class PostingView extends PostingTerms {
  @Uuid('Mã phân công') postingId!: string;
  @Whole('Lần thay đổi', { min: 1, max: 1_000_000 }) version!: number;
  @Instant('Chấm dứt lúc', { optional: true }) endedAt?: string;
  @Text('Người quyết định', { max: 128 }) changedBy!: string;
  @Text('Lý do', { max: 300 }) reason!: string;
  @Instant('Lúc') changedAt!: string;
}

export class PostingQuery {
  @Uuid('Trang bắt đầu từ', { optional: true, note: '`next` of the page before.' }) after?: string;
}

export class PostingList {
  @ListOf('Phân công', () => PostingView, { max: 200 }) items!: PostingView[];
  @Uuid('Trang sau bắt đầu từ', { optional: true }) next?: string;
}

export class OfficeSettingsOrder extends OfficeSettings {
  @Text('Lý do', { max: 300 }) reason!: string;
}

export class OfficeSettingsView extends OfficeSettings {
  @Uuid('Mã cấu hình') settingsId!: string;
  @Text('Người quyết định', { max: 128 }) changedBy!: string;
  @Text('Lý do', { max: 300 }) reason!: string;
  @Instant('Lúc') changedAt!: string;
}

export class OfficeSettingsList {
  @ListOf('Cấu hình', () => OfficeSettingsView, { max: 500 }) items!: OfficeSettingsView[];
}
