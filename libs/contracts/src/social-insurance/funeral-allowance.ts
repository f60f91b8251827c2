import { Command, Event } from '../message';
import { Code, CommuneCode, Dong, Instant, ListOneOf, OneOf, Part, Text, Whole } from '../schema/fields';
import { Extract } from '../civil-registration/extract';
import { BenefitClaim, Payee } from '../forms/declaration';
import {
  BENEFIT_CATEGORIES,
  BENEFIT_DESKS,
  PAPERS,
  type BenefitCategory,
  type BenefitDesk,
  type Paper,
} from '../forms/words';

@Command<GrantFuneralAllowance>('social-insurance.grant-funeral-allowance.v1', {
  summary: 'Decide the funeral allowance; the law names the desk that decides, by category and day of death.',
  person: ({ extract }) => extract.deceased.personalId,
})
export class GrantFuneralAllowance {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Instant('Thời điểm tiếp nhận') receivedAt!: string;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @Part('Chế độ đề nghị hưởng', () => BenefitClaim) claim!: BenefitClaim;
  @Part('Người nhận tiền', () => Payee) payee!: Payee;
  @Whole('Số lần đã yêu cầu bổ sung', { min: 1, max: 1000, optional: true }) requestsSoFar?: number;
}

@Event('social-insurance.funeral-allowance-granted.v1', { summary: 'The funeral allowance is granted.' })
export class FuneralAllowanceGranted {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Code('Số quyết định') decision!: string;
  @OneOf('Chế độ', BENEFIT_CATEGORIES) category!: BenefitCategory;
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @Dong('Số tiền') amount!: number;
  @Text('Cách tính', { max: 300 }) formula!: string;
}

export const ALLOWANCE_REFUSALS = [
  'not-in-register',
  'not-eligible',
  'contribution-too-short',
  'claimed-too-late',
  'already-granted',
] as const;
export type AllowanceRefusal = (typeof ALLOWANCE_REFUSALS)[number];

@Event('social-insurance.funeral-allowance-not-granted.v1', { summary: 'No funeral allowance, and why.' })
export class FuneralAllowanceNotGranted {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Lý do', ALLOWANCE_REFUSALS) reason!: AllowanceRefusal;
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @Text('Căn cứ', { max: 300 }) ground!: string;
}

@Event('social-insurance.funeral-allowance-papers-asked.v1', {
  summary: 'Papers are missing; the allowance waits.',
})
export class FuneralAllowancePapersAsked {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6 }) papers!: Paper[];
  @Text('Căn cứ', { max: 300 }) ground!: string;
}
