import { DELIVERY_METHODS, type DeliveryMethod } from '../forms/words';
import { Event } from '../message';
import { Code, Flag, Instant, ListOf, OneOf, PersonalId, Sha256, Text, Whole } from '../schema/fields';
import { OfReceivedCase } from './case-events';

/** Where a parcel is. `ordering`: the carrier has not yet confirmed that it has the order. */
export const PARCEL_STATES = [
  'ordering',
  'ordered',
  'accepted',
  'in-transit',
  'delivered',
  'returned',
  'lost',
] as const;
export type ParcelState = (typeof PARCEL_STATES)[number];

/** Ký nhận: who took the result at the desk (Decree 118/2025), whom the officer saw. */
export class HandOver {
  @Text('Họ và tên người nhận', { max: 100 }) receiverName!: string;
  @PersonalId('Số định danh cá nhân của người nhận') receiverId!: string;
  @Flag('Đã đối chiếu giấy tờ tùy thân của người nhận') identityChecked!: boolean;
  @Flag('Đã ký nhận trên giấy') signedOnPaper!: boolean;
  @Sha256('Mã kiểm tra SHA-256 của ảnh chữ ký', { optional: true }) signatureSha256?: string;
  @Text('Căn cứ nhận thay', { max: 300, optional: true, note: 'Where the receiver is not the requester.' })
  onBehalfBecause?: string;
}

export class NewShipment {
  @Text('Lý do gửi lại', { max: 300, optional: true, note: 'Required once a parcel of this case was lost.' })
  reason?: string;
}

export class ResultFetch {
  @PersonalId('Số định danh cá nhân của người yêu cầu') personalId!: string;
}

export class ParcelMove {
  @OneOf('Trạng thái', ['accepted', 'in-transit', 'delivered', 'returned', 'lost']) state!: ParcelState;
}

export class ParcelStateAt {
  @OneOf('Trạng thái', PARCEL_STATES) state!: ParcelState;
  @Instant('Lúc') at!: string;
}

export class Shipment {
  @Whole('Lần gửi', { min: 1, max: 100 }) attempt!: number;
  @OneOf('Trạng thái', PARCEL_STATES) state!: ParcelState;
  @Code('Mã bưu gửi', { optional: true }) trackingCode?: string;
  @Text('Lý do gửi lại', { max: 300, optional: true }) reason?: string;
  @ListOf('Hành trình', () => ParcelStateAt, { max: 20 }) journey!: ParcelStateAt[];
}

export class ResultDelivery {
  @OneOf('Cách nhận kết quả đã chọn', DELIVERY_METHODS) chosen!: DeliveryMethod;
  @OneOf('Đã trả bằng cách', DELIVERY_METHODS, { optional: true }) method?: DeliveryMethod;
  @Instant('Đã trả lúc', { optional: true }) deliveredAt?: string;
  @ListOf('Các lần gửi bưu chính', () => Shipment, { max: 100 }) shipments!: Shipment[];
}

@Event('one-stop.result-shipped.v1', {
  summary: 'The result is on its way by post; the event has the tracking code.',
})
export class ResultShipped extends OfReceivedCase {
  @Code('Mã bưu gửi') trackingCode!: string;
  @Whole('Lần gửi', { min: 1, max: 100 }) attempt!: number;
  @Instant('Gửi lúc') shippedAt!: string;
}

@Event('one-stop.result-delivered.v1', {
  summary: 'The family has the result: handed over and signed for, fetched, or brought by post.',
})
export class ResultDelivered extends OfReceivedCase {
  @OneOf('Đã trả bằng cách', DELIVERY_METHODS) method!: DeliveryMethod;
  @Instant('Đã trả lúc') deliveredAt!: string;
}

@Event('one-stop.result-lost.v1', {
  summary: 'The post lost the parcel with the result, or brought it back; the desk sends another.',
})
export class ResultLost extends OfReceivedCase {
  @Code('Mã bưu gửi') trackingCode!: string;
  @OneOf('Trạng thái', ['lost', 'returned']) outcome!: 'lost' | 'returned';
  @Instant('Lúc') lostAt!: string;
}
