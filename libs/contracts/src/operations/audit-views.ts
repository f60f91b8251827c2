import { OFFICES, type Office } from '../forms/words';
import { Day, Instant, ListOf, OneOf, Sha256, Text, Uuid, Whole } from '../schema/fields';

export class AuditQuery {
  @Uuid('Mã vụ việc', { optional: true }) caseId?: string;
  @Whole('Sau dòng', {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    note: '`next` of the page before.',
  })
  after?: number;
}

/** Who did what, when, from where and why; with it `detail`, an object that depends on the action. */
export class AuditLine {
  @Text('Dòng', { max: 19, note: 'Digits.' }) id!: string;
  @Instant('Lúc') at!: string;
  @Text('Mã người thực hiện', { max: 128 }) actor!: string;
  @Text('Người thực hiện', { max: 250 }) actorName!: string;
  @Text('Từ địa chỉ', { max: 100, optional: true }) fromAddress?: string;
  @Text('Việc', { max: 100 }) action!: string;
  @Text('Loại đối tượng', { max: 100 }) subjectKind!: string;
  @Text('Đối tượng', { max: 200 }) subjectId!: string;
  @Uuid('Mã vụ việc', { optional: true }) caseId?: string;
  @Text('Lý do', { max: 1000, optional: true }) reason?: string;
  @Whole('Vị trí trong chuỗi', {
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    note: 'Absent for the moment until it is sealed.',
  })
  position?: number;
}

export class AuditList {
  @ListOf('Nhật ký', () => AuditLine, { max: 200 }) items!: AuditLine[];
  @Text('Trang sau bắt đầu từ', { max: 19, optional: true, note: 'Digits.' }) next?: string;
}

export class AnchorQuery {
  @Day('Từ ngày', { optional: true, note: '400 days ago, unless given.' }) from?: string;
}

/** How far a chain had come when a day had ended. */
export class AnchorLine {
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @Day('Ngày') day!: string;
  @Whole('Vị trí', { min: 1, max: Number.MAX_SAFE_INTEGER }) position!: number;
  @Sha256('Mã băm') hash!: string;
}

export class AnchorList {
  @ListOf('Mốc', () => AnchorLine, { max: 100_000 }) items!: AnchorLine[];
}
