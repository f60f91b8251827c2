import type { SettleSurvivorsBenefit } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { BENEFIT_TASK, limitOfClaim } from '../benefit-decision/benefit-task';
import type { Decision } from '../benefit-decision/decision';
import { SurvivorsBenefits } from './survivors-benefits';

/** Chế độ tử tuất: social insurance alone decides it (Law on Social Insurance 2024 arts 86–90). */
export const SETTLE_SURVIVORS_BENEFIT: Task<SettleSurvivorsBenefit, Decision> = {
  ...BENEFIT_TASK,
  name: 'settle-survivors-benefit',
  offices: ['social-insurance'],
  limitOf: (law, claim, _, pauses) =>
    limitOfClaim(law, 'settle-survivors-benefit', claim, { categories: [], pauses }),
  faultsOf: ({ regime }) =>
    regime === undefined
      ? []
      : [
          {
            pointer: '/regime',
            code: 'not-here',
            message: 'Chế độ chi trả: chỉ ghi ở trợ cấp mai táng.',
          },
        ],
  carriedOutBy: SurvivorsBenefits,
};
