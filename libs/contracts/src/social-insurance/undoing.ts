import { STOP_RESULTS, type StopResult } from '../civil-registration/undoing';
import { Command, Event } from '../message';
import { Code, Day, Dong, Flag, OneOf, Text, Whole } from '../schema/fields';

export const BENEFITS = ['funeral-allowance', 'survivors-benefit'] as const;
export type BenefitName = (typeof BENEFITS)[number];

@Command('social-insurance.stop-benefit.v1', {
  summary:
    'The case is withdrawn or its registration annulled: do not decide the benefit, unless it is done.',
})
export class StopBenefit {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Chế độ', BENEFITS) benefit!: BenefitName;
  @Text('Lý do', { max: 300 }) why!: string;
}

@Event('social-insurance.benefit-stopped.v1', {
  summary: 'Whether the benefit was stopped, or had been decided before.',
})
export class BenefitStopped {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Chế độ', BENEFITS) benefit!: BenefitName;
  @OneOf('Kết quả', STOP_RESULTS) result!: StopResult;
}

@Command('social-insurance.revoke-benefit.v1', {
  summary: 'Revoke what was decided: stop its payment, or have it recovered.',
})
export class RevokeBenefit {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Chế độ', BENEFITS) benefit!: BenefitName;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @Text('Lý do', { max: 300 }) why!: string;
  @Flag('Trả lại lương hưu, trợ cấp đã dừng', { optional: true, note: 'The person lives.' }) payOn?: boolean;
}

/** Nothing had been decided; the payment had not left and does not; what left is to come back. */
export const REVOCATION_RESULTS = ['nothing-decided', 'payment-stopped', 'to-recover'] as const;
export type RevocationResult = (typeof REVOCATION_RESULTS)[number];

@Event('social-insurance.benefit-revoked.v1', {
  summary: 'The decision is revoked, and what became of its money.',
})
export class BenefitRevoked {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Chế độ', BENEFITS) benefit!: BenefitName;
  @OneOf('Kết quả', REVOCATION_RESULTS) result!: RevocationResult;
  @Code('Số quyết định', { optional: true }) decision?: string;
  @Dong('Số tiền phải thu hồi', { optional: true }) toRecover?: number;
  @Day('Ngày thu hồi quyết định') revokedOn!: string;
}
