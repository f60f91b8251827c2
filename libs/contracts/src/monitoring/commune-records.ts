import { CHANNELS, type Channel } from '../forms/words';
import { CASE_STATUSES, type CaseStatus } from '../one-stop/case-status';
import {
  Code,
  CommuneCode,
  Day,
  Instant,
  ListOf,
  OneOf,
  Part,
  Share,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';

const count = (title: string, note?: string) =>
  Whole(title, { min: 0, max: 1_000_000_000, ...(note ? { note } : {}) });

/** The days, both included, in which the counted cases were received. */
export class PeriodQuery {
  @Day('Từ ngày', { optional: true, note: '1 January, unless given.' }) from?: string;
  @Day('Đến ngày', { optional: true, note: 'Today, unless given.' }) to?: string;
}

/** Cases received in the period. */
export class Counts {
  @count('Tiếp nhận') received!: number;
  @count('Đang giải quyết') open!: number;
  @count('Quá hạn', 'Of the open ones: past the promised day, and not waiting for the family.')
  overdue!: number;
  @count('Đã giải quyết') completed!: number;
  @count('Từ chối') refused!: number;
  @count('Rút hồ sơ') withdrawn!: number;
  @count('Đăng ký bị hủy', 'Cases whose death registration was annulled.') annulled!: number;
  @count('Đúng hạn') onTime!: number;
  @count('Trễ hạn', 'Ended late, or papers asked for more than once.') late!: number;
  @count(
    'Trễ hẹn, đã xin lỗi',
    'Past the day first promised, open or ended, within the day an apology named.',
  )
  lateWithApology!: number;
  @count(
    'Trễ hẹn, chưa xin lỗi',
    'Past the day first promised, open or ended, and past what an apology named.',
  )
  lateWithoutApology!: number;
}

export class CountsByChannel {
  @Part('Trực tiếp', () => Counts, { optional: true }) desk?: Counts;
  @Part('Trực tuyến', () => Counts, { optional: true }) online?: Counts;
  @Part('Bưu chính', () => Counts, { optional: true }) post?: Counts;
}

export class CommuneRecord extends Counts {
  @Share('Tỷ lệ đúng hạn', {
    optional: true,
    note: 'Of all that have ended or are overdue (index set of Decision 766/QĐ-TTg of 2022); absent where none has.',
  })
  onTimeShare?: number;
  @Part('Theo hình thức nộp', () => CountsByChannel) byChannel!: CountsByChannel;
}

export class NamedRecord extends CommuneRecord {
  @CommuneCode('Xã, phường') commune!: string;
  @Text('Tên', { max: 100 }) name!: string;
}

/** One commune in a period. */
export class CommuneRecordView extends NamedRecord {
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @Day('Tính đến ngày', { note: 'Decides what is overdue.' }) asOf!: string;
}

/** Every commune in a period. */
export class CommuneRecordList {
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @Day('Tính đến ngày', { note: 'Decides what is overdue.' }) asOf!: string;
  @ListOf('Xã, phường', () => NamedRecord, { max: 5000 }) communes!: NamedRecord[];
}

/** All communes together. */
export class RecordSummary extends CommuneRecord {
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @Day('Tính đến ngày', { note: 'Decides what is overdue.' }) asOf!: string;
  @count('Số xã, phường') communes!: number;
  @count('Chờ tiếp nhận', 'Declarations that wait to be accepted now.') waiting!: number;
}

/** The cases behind `lateWithoutApology` of the same period. */
export class LateQuery extends PeriodQuery {
  @Code('Trang bắt đầu từ', { optional: true, note: '`next` of the page before.' }) after?: string;
}

/** A case that is late, and nobody has said sorry. */
export class LateCase {
  @Uuid('Mã vụ việc') caseId!: string;
  @CommuneCode('Xã, phường') commune!: string;
  @Text('Tên', { max: 100 }) name!: string;
  @OneOf('Hình thức nộp', CHANNELS) channel!: Channel;
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @Instant('Tiếp nhận lúc') receivedAt!: string;
  @Day('Ngày hẹn trả') promisedOn!: string;
  @Day('Ngày hẹn trả ban đầu', { optional: true }) firstPromisedOn?: string;
  @Instant('Kết thúc lúc', { optional: true }) endedAt?: string;
  @Instant('Báo lên cấp tỉnh lúc', { optional: true }) escalatedAt?: string;
}

export class LateCases {
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @Day('Tính đến ngày', { note: 'Decides what is late of the open cases.' }) asOf!: string;
  @ListOf('Hồ sơ', () => LateCase, { max: 200 }) items!: LateCase[];
  @Code('Trang sau', { optional: true }) next?: string;
}

/** How soon a health facility told its death notices in a period (four working hours, Decree 63/2024 art. 11). */
export class FacilityRecord {
  @Code('Mã cơ sở y tế') facility!: string;
  @count('Đã gửi') told!: number;
  @count('Gửi muộn') late!: number;
}

export class FacilityRecordList {
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
  @ListOf('Cơ sở y tế', () => FacilityRecord, { max: 5000 }) facilities!: FacilityRecord[];
}
