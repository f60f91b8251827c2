import { Death } from '../forms/declaration';
import { Deceased, Place } from '../forms/person';
import { Event } from '../message';
import {
  Code,
  CommuneCode,
  Day,
  Flag,
  Instant,
  ListFormatted,
  ListOf,
  OneOf,
  Part,
  PersonalId,
  Text,
  Time,
  Uuid,
  Whole,
} from '../schema/fields';

/** What the facility does with the notice: issues it, corrects it, or takes it back. */
export const NOTICE_ACTS = ['issued', 'corrected', 'withdrawn'] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

/** Where a prepared case stands: waits for the family, has become a case, or its notice was taken back. */
export const PREPARED_STATES = ['prepared', 'used', 'withdrawn'] as const;
export type PreparedState = (typeof PREPARED_STATES)[number];

/** The death as a health facility certifies it. */
export class NoticedDeath {
  @Day('Ngày mất') date!: string;
  @Time('Giờ mất', { optional: true }) time?: string;
  @Part('Nơi mất', () => Place) place!: Place;
  @Text('Nguyên nhân', { max: 300, personal: 'health' }) cause!: string;
}

/** Giấy báo tử as data (Decree 63/2024 art. 11; Circular 25/2025/TT-BYT). */
export class HealthNotice {
  @Code('Mã cơ sở y tế') facility!: string;
  @Text('Tên cơ sở y tế', { max: 160 }) facilityName!: string;
  @Text('Số giấy báo tử', { max: 40 }) number!: string;
  @Whole('Lần ban hành', {
    min: 1,
    max: 1000,
    note: '1 as it was issued; one more with each correction, and with the withdrawal.',
  })
  revision!: number;
  @OneOf('Việc của cơ sở y tế', NOTICE_ACTS) act!: NoticeAct;
  @Instant('Cấp lúc', { note: 'When the facility issued it, or did what `act` says.' }) issuedAt!: string;
  @Part('Người đã mất', () => Deceased) deceased!: Deceased;
  @Part('Sự kiện mất', () => NoticedDeath) death!: NoticedDeath;
}

export class SignedHealthNotice {
  @Part('Giấy báo tử', () => HealthNotice) notice!: HealthNotice;
  @Text('Chữ ký số', {
    max: 600,
    note: 'JWS with detached content (Ed25519) by `facility:<code>`, type `health-notice`, over the notice.',
  })
  signature!: string;
}

export class NoticeKept {
  @Uuid('Mã hồ sơ chuẩn bị') preparedId!: string;
  @Instant('Nhận lúc') receivedAt!: string;
  @Instant('Hạn gửi') dueAt!: string;
  @Flag('Gửi muộn') late!: boolean;
}

export class PreparedCaseItem {
  @Uuid('Mã hồ sơ chuẩn bị') preparedId!: string;
  @OneOf('Trạng thái', PREPARED_STATES) state!: PreparedState;
  @CommuneCode('Xã, phường có thẩm quyền') commune!: string;
  @Code('Mã cơ sở y tế') facility!: string;
  @Text('Số giấy báo tử', { max: 40 }) number!: string;
  @Whole('Lần ban hành', { min: 1, max: 1000 }) revision!: number;
  @Text('Người đã mất', { max: 150 }) deceasedName!: string;
  @Instant('Cấp lúc') issuedAt!: string;
  @Instant('Nhận lúc') receivedAt!: string;
  @Instant('Hạn gửi') dueAt!: string;
  @Flag('Gửi muộn') late!: boolean;
  @Uuid('Mã vụ việc', { optional: true, note: 'The case that a declaration made of it.' }) caseId?: string;
}

export class PreparedCaseList {
  @ListOf('Hồ sơ chuẩn bị', () => PreparedCaseItem, { max: 200 }) items!: PreparedCaseItem[];
  @Uuid('Trang sau', { optional: true }) next?: string;
}

export class PreparedCaseQuery {
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
  @Whole('Số dòng', { min: 1, max: 200, optional: true }) limit?: number;
  @Uuid('Trang bắt đầu từ', { optional: true, note: '`next` of the page before.' }) cursor?: string;
}

/** The parts of a declaration that the notice answers, as the form has them. */
export class PrefilledDeclaration {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Part('Người đã mất', () => Deceased) deceased!: Deceased;
  @Part('Sự kiện mất', () => Death) death!: Death;
}

export class Prefill {
  @Part('Tờ khai đã điền', () => PrefilledDeclaration) declaration!: PrefilledDeclaration;
  @ListFormatted('Các mục lấy từ giấy báo tử', 'text', { max: 60, note: 'JSON Pointers into `declaration`.' })
  fromNotice!: string[];
}

export class PreparedCaseView extends PreparedCaseItem {
  @Part('Tờ khai đã điền', () => Prefill) prefill!: Prefill;
}

/** How a family finds what the facility has told: by the paper's number and the id of who died, both. */
export class NoticeLookUp {
  @Text('Số giấy báo tử', { max: 40 }) number!: string;
  @PersonalId('Số định danh cá nhân của người đã mất') personalId!: string;
}

@Event('one-stop.health-notice-received.v1', {
  summary:
    'A health facility told a death, and whether it did so within its working hours. No person is in it.',
})
export class HealthNoticeReceived {
  @CommuneCode('Xã, phường có thẩm quyền') commune!: string;
  @Code('Mã cơ sở y tế') facility!: string;
  @OneOf('Việc của cơ sở y tế', NOTICE_ACTS) act!: NoticeAct;
  @Instant('Cấp lúc') issuedAt!: string;
  @Instant('Nhận lúc') receivedAt!: string;
  @Instant('Hạn gửi') dueAt!: string;
  @Flag('Gửi muộn') late!: boolean;
}
