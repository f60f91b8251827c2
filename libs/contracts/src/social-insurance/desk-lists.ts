import { BENEFIT_CATEGORIES, BENEFIT_DESKS, type BenefitCategory, type BenefitDesk } from '../forms/words';
import { Code, Day, Dong, ListOf, OneOf, Uuid, Whole } from '../schema/fields';
import { SURVIVORS_BENEFITS, type SurvivorsBenefitKind } from './survivors-benefit';

/** A page of a desk's list. */
export class DeskQuery {
  @OneOf('Cơ quan quyết định', BENEFIT_DESKS) desk!: BenefitDesk;
  @Whole('Sau dòng', { min: 0, max: Number.MAX_SAFE_INTEGER, optional: true, note: 'The last line seen.' })
  after?: number;
}

export const SUPPLEMENT_STATES = ['draft', 'approved', 'dismissed', 'superseded'] as const;
export type SupplementState = (typeof SUPPLEMENT_STATES)[number];

export class SupplementQuery extends DeskQuery {
  @OneOf('Trạng thái', SUPPLEMENT_STATES, { optional: true, note: 'Drafts, unless it says otherwise.' })
  state?: SupplementState;
}

/** A line of a desk's list: what was decided, and for which case; no name, no id, no account. */
export class DecisionLine {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Code('Số quyết định') code!: string;
  @OneOf('Chế độ', ['funeral-allowance', 'survivors-benefit']) benefit!:
    'funeral-allowance' | 'survivors-benefit';
  @OneOf('Chế độ chi trả', BENEFIT_CATEGORIES, { optional: true }) category?: BenefitCategory;
  @OneOf('Hình thức', SURVIVORS_BENEFITS, { optional: true }) kind?: SurvivorsBenefitKind;
  @Dong('Số tiền') amount!: number;
  @Day('Ngày quyết định') decidedOn!: string;
  @Uuid('Mã vụ việc') caseId!: string;
}

export class DecisionList {
  @ListOf('Quyết định', () => DecisionLine, { max: 200 }) items!: DecisionLine[];
}
