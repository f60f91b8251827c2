import { CommuneCode, Day, ListOf, Part, Share, Text, Whole } from '../schema/fields';

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
