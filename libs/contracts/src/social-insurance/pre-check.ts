import { RegisteredPerson } from '../civil-registration/extract';
import { BenefitClaim, Payee } from '../forms/declaration';
import { PreCheck } from '../forms/pre-check';
import { Command, Event } from '../message';
import { CommuneCode, Day, Instant, ListOf, ListOneOf, Part } from '../schema/fields';

/** The steps of a case that are decided on a claim. */
export const BENEFIT_STEPS = ['grant-funeral-allowance', 'settle-survivors-benefit'] as const;
export type BenefitStep = (typeof BENEFIT_STEPS)[number];

@Command('social-insurance.pre-check-benefits.v1', {
  summary:
    'Say what the registers and the rules would make of the claims, before the death is registered. Nothing is granted.',
})
export class PreCheckBenefits {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Instant('Thời điểm khai') declaredAt!: string;
  @ListOneOf('Bước', BENEFIT_STEPS, { min: 1, max: 2 }) steps!: BenefitStep[];
  @Part('Người đã mất', () => RegisteredPerson) deceased!: RegisteredPerson;
  @Day('Ngày mất') diedOn!: string;
  @Part('Chế độ đề nghị hưởng', () => BenefitClaim) claim!: BenefitClaim;
  @Part('Người nhận tiền', () => Payee) payee!: Payee;
}

@Event('social-insurance.benefits-pre-checked.v1', {
  summary: 'What the desks would make of the claims.',
})
export class BenefitsPreChecked {
  @ListOf('Kết quả đối chiếu', () => PreCheck, { min: 1, max: 4 }) checks!: PreCheck[];
}
