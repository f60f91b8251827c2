import { CommuneCode, Day, ListOf, OneOf, Uuid, Whole } from '../schema/fields';
import { DEREGISTRATION_REFUSALS, type DeregistrationRefusal } from './deregister-residence';

export class DeregistrationQuery {
  @CommuneCode('Xã, phường') commune!: string;
  @Whole('Sau dòng', { min: 0, max: Number.MAX_SAFE_INTEGER, optional: true, note: 'The last line seen.' })
  after?: number;
}

/** A line of the list of answers: no name and no id. */
export class DeregistrationLine {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Trả lời', ['removed', 'refused']) answer!: 'removed' | 'refused';
  @OneOf('Lý do', DEREGISTRATION_REFUSALS, { optional: true }) reason?: DeregistrationRefusal;
  @Day('Ngày xóa đăng ký', { optional: true }) deregisteredOn?: string;
  @Whole('Số người còn lại trong hộ', { min: 0, max: 1000, optional: true }) remainingMembers?: number;
}

export class DeregistrationList {
  @ListOf('Trả lời', () => DeregistrationLine, { max: 200 }) items!: DeregistrationLine[];
}
