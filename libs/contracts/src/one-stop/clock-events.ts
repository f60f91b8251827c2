import { Event } from '../message';
import { CHANNELS, STEPS, type Channel, type Step } from '../forms/words';
import { Code, CommuneCode, Day, Flag, Instant, ListOneOf, OneOf, Text, Whole } from '../schema/fields';
import { OfReceivedCase } from './case-events';
import { CASE_STATUSES, type CaseStatus } from './case-status';

@Event('one-stop.apology-issued.v1', {
  summary: 'The promised day is put off by a signed apology, which says why.',
})
export class ApologyIssued extends OfReceivedCase {
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @Day('Ngày hẹn trả trước đây') formerlyPromisedOn!: string;
  @Whole('Lần hẹn lại', { min: 1, max: 1000 }) ordinal!: number;
  @Text('Lý do', { max: 1000 }) reason!: string;
  @Text('Tên văn bản', { max: 200 }) title!: string;
  @Text('Chức danh người ký', { max: 160 }) signatory!: string;
  @Instant('Lúc') issuedAt!: string;
}

@Event('one-stop.apology-overdue.v1', {
  summary: 'The promised day has passed and no apology was signed.',
})
export class ApologyOverdue {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @OneOf('Hình thức nộp', CHANNELS) channel!: Channel;
  @Code('Mã hồ sơ') dossierCode!: string;
  @Instant('Tiếp nhận lúc') receivedAt!: string;
  @Day('Ngày hẹn trả') promisedOn!: string;
  @Day('Ngày hẹn trả ban đầu', {
    optional: true,
    note: 'Where the promised day was put off with an apology.',
  })
  firstPromisedOn?: string;
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @ListOneOf('Bước chưa xong', STEPS, { min: 1, max: 4 }) steps!: Step[];
  @Flag('Còn được hẹn lại') mayReappoint!: boolean;
  @Instant('Lúc') escalatedAt!: string;
}

@Event('one-stop.supplement-lapsed.v1', {
  summary: 'The family did not bring the papers in time: the asking step has ended, the others go on.',
})
export class SupplementLapsed extends OfReceivedCase {
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @OneOf('Bước', STEPS) step!: Step;
  @Instant('Yêu cầu lúc') requestedAt!: string;
  @Instant('Lúc') lapsedAt!: string;
}
