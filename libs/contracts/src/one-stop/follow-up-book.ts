import { CommuneCode, Day } from '../schema/fields';

/** Sổ theo dõi hồ sơ of a commune: the cases received in these days, both included; a year at most. */
export class FollowUpBookQuery {
  @CommuneCode('Xã, phường') commune!: string;
  @Day('Từ ngày') from!: string;
  @Day('Đến ngày') to!: string;
}
