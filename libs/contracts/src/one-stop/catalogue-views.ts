import { BENEFIT_CATEGORIES, type BenefitCategory } from '../forms/words';
import {
  Code,
  CommuneCode,
  Day,
  ListFormatted,
  ListOf,
  OneOf,
  Part,
  ProvinceCode,
  Text,
} from '../schema/fields';

export class CommuneSearchQuery {
  @Text('Tên', { max: 200 }) text!: string;
  @ProvinceCode('Tỉnh, thành phố', { optional: true }) province?: string;
}

/** An address as an old paper writes it. */
export class OldAddressQuery {
  @Text('Xã, phường', { max: 200 }) commune!: string;
  @Text('Huyện, quận', { max: 200, optional: true }) district?: string;
  @Text('Tỉnh, thành phố', { max: 200, optional: true }) province?: string;
}

export class CommuneEntry {
  @CommuneCode('Mã') code!: string;
  @Text('Tên', { max: 100 }) name!: string;
  @OneOf('Loại', ['xã', 'phường', 'đặc khu']) kind!: 'xã' | 'phường' | 'đặc khu';
  @ProvinceCode('Mã tỉnh, thành phố') provinceCode!: string;
  @Text('Tỉnh, thành phố', { max: 100 }) provinceName!: string;
}

export class CommunesFound {
  @ListOf('Xã, phường', () => CommuneEntry, { max: 20 }) items!: CommuneEntry[];
}

/** Where an old address lies today. */
export class OldAddressAnswer {
  @ListOf('Xã, phường', () => CommuneEntry, { max: 5000 }) found!: CommuneEntry[];
  @OneOf('Cách tìm thấy', ['exact', 'by-name', 'ambiguous', 'none']) how!:
    'exact' | 'by-name' | 'ambiguous' | 'none';
}

export class CatalogueQuery {
  @CommuneCode('Xã, phường', { optional: true, note: 'Its offices are named.' }) commune?: string;
  @Day('Vào ngày', { optional: true, note: 'Today, unless given.' }) on?: string;
}

export class LegalSource {
  @Text('Văn bản', { max: 300 }) instrument!: string;
  @Text('Điều khoản', { max: 300, optional: true }) article?: string;
}

export class AliasEntry {
  @Code('Mã') code!: string;
  @Day('Từ ngày', { optional: true }) from?: string;
  @Day('Đến ngày', { optional: true }) until?: string;
  @Text('Hệ thống', { max: 200, optional: true }) system?: string;
}

export class PaperEntry {
  @Text('Giấy tờ', { max: 100 }) paper!: string;
  @Text('Tên', { max: 500 }) name!: string;
  @Text('Mẫu', { max: 500, optional: true }) form?: string;
  @Text('Cách nộp', { max: 100 }) how!: string;
  @Text('Nội dung', { max: 2000 }) words!: string;
  @ListFormatted('Không phải nộp khi', 'text', { max: 50 }) notNeeded!: string[];
  @Part('Căn cứ', () => LegalSource) source!: LegalSource;
}

export class FeeEntry {
  @Text('Lệ phí', { max: 1000 }) words!: string;
  @ListFormatted('Miễn cho', 'text', { max: 50, optional: true }) freeFor?: string[];
}

export class LimitEntry {
  @Text('Bước', { max: 100 }) step!: string;
  @Text('Tên', { max: 300 }) name!: string;
  @Text('Thời hạn', { max: 1000 }) words!: string;
  @Part('Căn cứ', () => LegalSource) source!: LegalSource;
}

export class OfficesEntry {
  @Text('Nơi nhận', { max: 500 }) receives!: string;
  @Text('Nơi quyết định', { max: 500 }) decides!: string;
}

export class ResultsEntry {
  @ListFormatted('Mã giấy tờ kết quả', 'text', { max: 50 }) codes!: string[];
  @Text('Giấy tờ', { max: 300, optional: true }) document?: string;
}

export class ChangeEntry {
  @Text('Nội dung thay đổi', { max: 300 }) what!: string;
  @Day('Đến hết ngày', { optional: true }) until?: string;
  @Text('Bằng lời', { max: 5000 }) sentence!: string;
  @Part('Căn cứ', () => LegalSource) source!: LegalSource;
  @Text('Độ tin cậy', { max: 60 }) confidence!: string;
}

export class VersionEntry {
  @Day('Từ ngày') from!: string;
  @ListOf('Thay đổi', () => ChangeEntry, { max: 500 }) changes!: ChangeEntry[];
}

/** Thủ tục hành chính as it stands on a day in one place. */
export class ProcedureListed {
  @Text('Khóa', { max: 100 }) key!: string;
  @OneOf('Chế độ', BENEFIT_CATEGORIES, { optional: true }) category?: BenefitCategory;
  @Code('Mã thủ tục') code!: string;
  @Text('Tên', { max: 1000 }) name!: string;
  @ListOf('Mã khác', () => AliasEntry, { max: 50 }) aliases!: AliasEntry[];
  @Part('Quyết định công bố', () => LegalSource) decidedBy!: LegalSource;
  @Text('Độ tin cậy', { max: 60 }) confidence!: string;
  @ListFormatted('Các thủ tục thành phần', 'text', { max: 50, optional: true }) parts?: string[];
  @Text('Người yêu cầu', { max: 1000, optional: true }) askedBy?: string;
  @ListOf('Giấy tờ', () => PaperEntry, { max: 100 }) papers!: PaperEntry[];
  @Part('Lệ phí', () => FeeEntry, { optional: true }) fee?: FeeEntry;
  @ListOf('Thời hạn', () => LimitEntry, { max: 50 }) limits!: LimitEntry[];
  @Part('Cơ quan', () => OfficesEntry, { optional: true }) offices?: OfficesEntry;
  @ListFormatted('Hình thức nộp', 'text', { max: 20 }) channels!: string[];
  @Text('Cách nộp', { max: 2000, optional: true }) filing?: string;
  @ListFormatted('Căn cứ pháp lý', 'text', { max: 200 }) legalBasis!: string[];
  @Part('Kết quả', () => ResultsEntry) results!: ResultsEntry;
  @ListOf('Sắp thay đổi', () => VersionEntry, { max: 500 }) upcoming!: VersionEntry[];
}

export class ProcedureCatalogue {
  @Day('Vào ngày') on!: string;
  @Code('Phiên bản luật') lawVersion!: string;
  @ListOf('Thủ tục', () => ProcedureListed, { max: 500 }) items!: ProcedureListed[];
}

export class ProcedureView extends ProcedureListed {
  @Day('Vào ngày') on!: string;
  @Code('Phiên bản luật') lawVersion!: string;
  @ListOf('Đã thay đổi', () => VersionEntry, { max: 500 }) history!: VersionEntry[];
}
