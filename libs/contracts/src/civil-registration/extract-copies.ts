import { Code, CommuneCode, Dong, Instant, ListOf, OneOf, Sha256, Text, Uuid, Whole } from '../schema/fields';

/** Who asks for copies: the desk itself, another office, or the family through the one-stop desk. */
export const COPY_REQUESTERS = ['desk', 'office', 'family'] as const;
export type CopyRequester = (typeof COPY_REQUESTERS)[number];

/** What copies are for. Not free words: nobody's name comes into the log by them. */
export const COPY_REASONS = [
  'with-registration',
  'inheritance',
  'insurance',
  'bank',
  'land',
  'pension',
  'office-request',
  'lost',
  'other',
] as const;
export type CopyReason = (typeof COPY_REASONS)[number];

/** Who pays nothing for copies; whether the law of the day has it so, its row says. */
export const COPY_FEE_EXEMPTIONS = [
  'public-office',
  'meritorious-family',
  'poor-household',
  'elderly',
  'disabled',
  'hardship-minority',
] as const;
export type CopyFeeExemption = (typeof COPY_FEE_EXEMPTIONS)[number];

/** Yêu cầu cấp bản sao trích lục (Law on Civil Status 2014 arts 4.9 and 63–64). */
export class CopyOrder {
  @Uuid('Mã yêu cầu', { note: "The asker's own: the same order sent again is the same order." })
  orderId!: string;
  @Whole('Số bản sao', { min: 1, max: 20 }) copies!: number;
  @OneOf('Người yêu cầu', COPY_REQUESTERS) requestedBy!: CopyRequester;
  @OneOf('Lý do', COPY_REASONS) reason!: CopyReason;
  @Text('Văn bản yêu cầu', {
    max: 100,
    optional: true,
    note: 'The number of the letter of an office that asks.',
  })
  document?: string;
  @OneOf('Trường hợp miễn phí', COPY_FEE_EXEMPTIONS, { optional: true }) exemption?: CopyFeeExemption;
}

/** An order as it was taken: which copies, by their numbers that run through all orders of the entry, and the fee. */
export class CopyOrderView {
  @Uuid('Mã yêu cầu') orderId!: string;
  @OneOf('Người yêu cầu', COPY_REQUESTERS) requestedBy!: CopyRequester;
  @OneOf('Lý do', COPY_REASONS) reason!: CopyReason;
  @Text('Văn bản yêu cầu', { max: 100, optional: true }) document?: string;
  @Whole('Từ bản sao số', { min: 1, max: 99_999 }) firstCopy!: number;
  @Whole('Đến bản sao số', { min: 1, max: 99_999 }) lastCopy!: number;
  @OneOf('Trường hợp miễn phí', COPY_FEE_EXEMPTIONS, { optional: true }) exemption?: CopyFeeExemption;
  @Dong('Phí') fee!: number;
  @Instant('Thời điểm yêu cầu') orderedAt!: string;
}

/** Why a page is printed once more. */
export const REPRINT_REASONS = ['misprint', 'damaged', 'lost'] as const;
export type ReprintReason = (typeof REPRINT_REASONS)[number];

/** The first print of a page has no reason of its own, nor has the signed file that is fetched. */
export const PRINT_REASONS = ['first-print', 'download', ...REPRINT_REASONS] as const;
export type PrintReason = (typeof PRINT_REASONS)[number];

/** In, in lại một bản. */
export class CopyPrint {
  @OneOf('Lý do in lại', REPRINT_REASONS, { optional: true, note: 'Needed unless it is the first print.' })
  reason?: ReprintReason;
}

/** A line of the print log. */
export class PrintLine {
  @Whole('Bản sao số', { min: 0, max: 99_999, note: '0 is the signed page itself (bản chính).' })
  copy!: number;
  @Whole('Trên tổng số', { min: 0, max: 99_999, note: 'Copies ordered by then.' }) of!: number;
  @OneOf('Lý do in', PRINT_REASONS) reason!: PrintReason;
  @Text('Người in', { max: 200 }) printedBy!: string;
  @Instant('Thời điểm in') printedAt!: string;
  @Sha256('Dấu vân tay của trang') sha256!: string;
}

/** What was ordered and printed of an entry's extract. */
export class CopyLog {
  @Code('Số đăng ký') number!: string;
  @CommuneCode('Xã, phường') commune!: string;
  @Whole('Số bản sao', { min: 0, max: 99_999 }) copies!: number;
  @ListOf('Yêu cầu', () => CopyOrderView, { max: 1000 }) orders!: CopyOrderView[];
  @ListOf('Nhật ký in', () => PrintLine, { max: 1000 }) prints!: PrintLine[];
}
