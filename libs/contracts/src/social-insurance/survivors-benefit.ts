import { Command, Event } from '../message';
import { Code, CommuneCode, Dong, Instant, ListOneOf, OneOf, Part, Text, Whole } from '../schema/fields';
import { Extract } from '../civil-registration/extract';
import { BenefitClaim, Payee } from '../forms/declaration';
import { BENEFIT_DESKS, PAPERS, type BenefitDesk, type Paper } from '../forms/words';
import { ALLOWANCE_REFUSALS, type AllowanceRefusal } from './funeral-allowance';

@Command<SettleSurvivorsBenefit>('social-insurance.settle-survivors-benefit.v1', {
  summary:
    "Settle the survivors' benefit, monthly or as a lump sum (Law on Social Insurance 2024 arts 86–90).",
  person: ({ extract }) => extract.deceased.personalId,
})
export class SettleSurvivorsBenefit {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Instant('Thời điểm tiếp nhận') receivedAt!: string;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @Part('Chế độ đề nghị hưởng', () => BenefitClaim) claim!: BenefitClaim;
  @Part('Người nhận tiền', () => Payee) payee!: Payee;
  @Whole('Số lần đã yêu cầu bổ sung', { min: 1, max: 1000, optional: true }) requestsSoFar?: number;
}

export const SURVIVORS_BENEFITS = ['monthly', 'lump-sum'] as const;
export type SurvivorsBenefitKind = (typeof SURVIVORS_BENEFITS)[number];

@Event('social-insurance.survivors-benefit-settled.v1', { summary: "The survivors' benefit is settled." })
export class SurvivorsBenefitSettled {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Code('Số quyết định') decision!: string;
  @OneOf('Hình thức', SURVIVORS_BENEFITS) kind!: SurvivorsBenefitKind;
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @Dong('Số tiền', { note: 'A month for all relatives together, or the lump sum.' }) amount!: number;
  @Whole('Số thân nhân hưởng', { min: 0, max: 20 }) relatives!: number;
  @Text('Cách tính', { max: 300 }) formula!: string;
}

@Event('social-insurance.survivors-benefit-not-settled.v1', { summary: "No survivors' benefit, and why." })
export class SurvivorsBenefitNotSettled {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Lý do', ALLOWANCE_REFUSALS) reason!: AllowanceRefusal;
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @Text('Căn cứ', { max: 300 }) ground!: string;
}

@Event('social-insurance.survivors-benefit-papers-asked.v1', {
  summary: "Papers are missing; the survivors' benefit waits.",
})
export class SurvivorsBenefitPapersAsked {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6 }) papers!: Paper[];
  @Text('Căn cứ', { max: 300 }) ground!: string;
}
