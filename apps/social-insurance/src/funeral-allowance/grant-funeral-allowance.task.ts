import {
  BENEFIT_DESKS,
  type BenefitCategory,
  type FieldFault,
  type GrantFuneralAllowance,
} from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { benefitDeskOn, scopeOfCommune } from '@lien-thong/law';
import { BENEFIT_TASK, limitOfClaim } from '../benefit-decision/benefit-task';
import { receivedOn, type Claim, type Decision } from '../benefit-decision/decision';
import { FuneralAllowances } from './funeral-allowances';

/** Trợ cấp mai táng: decided where the law has the regime decided that pays; each office approves its own regimes alone. */
export const GRANT_FUNERAL_ALLOWANCE: Task<GrantFuneralAllowance, Decision> = {
  ...BENEFIT_TASK,
  name: 'grant-funeral-allowance',
  offices: BENEFIT_DESKS,
  limitOf: (law, claim, decision, pauses) =>
    limitOfClaim(law, 'grant-funeral-allowance', claim, { categories: regimesOf(decision, claim), pauses }),
  faultsOf({ answer, regime }, claim, office, law) {
    if (answer !== 'approve')
      return regime === undefined ? [] : [fault('not-here', 'chỉ ghi khi chấp thuận.')];
    if (regime === undefined) return [fault('required', 'bắt buộc khi chấp thuận.')];
    return benefitDeskOn(law, regime, receivedOn(claim), scopeOfCommune(claim.commune)) === office
      ? []
      : [fault('not-this-office', 'không do cơ quan này quyết định; xin chuyển cơ quan có thẩm quyền.')];
  },
  carriedOutBy: FuneralAllowances,
};

const fault = (code: string, message: string): FieldFault => ({
  pointer: '/regime',
  code,
  message: `Chế độ chi trả: ${message}`,
});

function regimesOf(decision: Decision, { claim }: Claim): readonly BenefitCategory[] {
  if (decision.answer === 'approve') return [decision.grant.category!];
  return decision.answer === 'review' ? decision.between : claim.categories;
}
