import { Code, CommuneCode, Day, ListOf, OneOf, Uuid, Whole } from '../schema/fields';
import { DECLARATION_TIMINGS, type DeclarationTiming } from './answers';

/** A page of the book of a commune and year. */
export class RegisterQuery {
  @CommuneCode('Xã, phường') commune!: string;
  @Whole('Năm của sổ', { min: 1900, max: 9999 }) year!: number;
  @Whole('Sau số', { min: 0, max: 99_999_999, optional: true, note: 'The last entry seen.' }) after?: number;
}

/** Which pages of the book of a commune are asked for. */
export class BookPagesQuery {
  @CommuneCode('Xã, phường') commune!: string;
  @Whole('Từ số', { min: 1, max: 99_999_999 }) from!: number;
  @Whole('Đến số', { min: 1, max: 99_999_999 }) to!: number;
}

/** A line of the register as a list shows it: no cause, no addresses. */
export class RegisterLine {
  @Code('Số đăng ký') number!: string;
  @CommuneCode('Xã, phường') commune!: string;
  @Day('Ngày đăng ký') registeredOn!: string;
  @OneOf('Thời hạn đăng ký', DECLARATION_TIMINGS) timing!: DeclarationTiming;
  @Uuid('Mã vụ việc') caseId!: string;
}

export class RegisterBook {
  @ListOf('Các số đăng ký', () => RegisterLine, { max: 200 }) items!: RegisterLine[];
}
