import { Event } from '../message';
import { BenefitEffects } from '../one-stop/law-views';
import { SUPPLEMENT_STATES, type SupplementState } from './desk-lists';
import { BENEFIT_DESKS, type BenefitDesk } from '../forms/words';
import { Code, Day, Dong, ListFormatted, ListOf, OneOf, Text, Uuid, Whole } from '../schema/fields';

@Event('social-insurance.law-effects-reckoned.v1', {
  summary:
    'What a proposed version of the law would change in the decisions of the benefit desks. Nothing is done yet.',
})
export class LawEffectsReckoned extends BenefitEffects {
  @Code('Phiên bản được đề nghị') version!: string;
}

export const SUPPLEMENT_KINDS = ['top-up', 'overpaid', 'regime-changes', 'review'] as const;
export type SupplementKind = (typeof SUPPLEMENT_KINDS)[number];

@Event('social-insurance.benefit-topped-up.v1', {
  summary:
    'A law applied from an earlier day adds to a benefit that was decided before; an officer has approved it.',
})
export class BenefitToppedUp {
  @OneOf('Chế độ', ['funeral-allowance', 'survivors-benefit']) benefit!:
    'funeral-allowance' | 'survivors-benefit';
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @Code('Số quyết định bổ sung') decision!: string;
  @Code('Bổ sung cho quyết định số') supplementTo!: string;
  @Dong('Số tiền bổ sung') amount!: number;
  @Dong('Tổng mức sau khi bổ sung') total!: number;
  @Day('Áp dụng từ ngày') since!: string;
  @Text('Căn cứ', { max: 500 }) ground!: string;
}

/** An officer decides on a draft: by name and with a reason. */
export class DraftDecision {
  @Text('Lý do', { max: 500 }) why!: string;
}

/** A supplementary decision, as its desk sees it: no name, no id, no account. */
export class SupplementLine {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Uuid('Mã') id!: string;
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Chế độ', ['funeral-allowance', 'survivors-benefit']) benefit!:
    'funeral-allowance' | 'survivors-benefit';
  @OneOf('Loại', SUPPLEMENT_KINDS) kind!: SupplementKind;
  @Code('Chế độ chi trả') regime!: string;
  @Code('Theo phiên bản luật') lawVersion!: string;
  @Dong('Đã quyết định') fromAmount!: number;
  @Dong('Theo luật mới', { optional: true }) toAmount?: number;
  @Day('Áp dụng từ ngày', { optional: true }) since?: string;
  @ListFormatted('Căn cứ', 'text', { max: 50 }) because!: string[];
  @OneOf('Trạng thái', SUPPLEMENT_STATES) state!: SupplementState;
  @Code('Số quyết định bổ sung', { optional: true }) decision?: string;
}

export class SupplementList {
  @ListOf('Quyết định bổ sung', () => SupplementLine, { max: 200 }) items!: SupplementLine[];
}
