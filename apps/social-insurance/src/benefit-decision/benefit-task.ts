import {
  ALLOWANCE_REFUSALS,
  type AllowanceRefusal,
  type BenefitCategory,
  type BenefitDesk,
  type Opinion,
  type Proposal,
} from '@lien-thong/contracts';
import {
  dueOf,
  extractDay,
  limitRow,
  limitRows,
  scopeOfCommune,
  type Due,
  type Law,
  type Pause,
} from '@lien-thong/law';
import { Problem } from '@lien-thong/service';
import { receivedOn, type Claim, type Decision, type Refusal, type Request } from './decision';
import { seatOf } from './decision-code';

/** What the desks of both benefits have in common. */
export const BENEFIT_TASK = {
  answers: ['approve', 'refuse', 'ask'],
  actions: { list: 'claim.list', prepare: 'claim.prepare', sign: 'claim.sign' },
  signs: 'benefit-decision',
  refusals: ALLOWANCE_REFUSALS,
  communeOf: ({ commune }: Claim) => commune,
  officeOf: (decision: Decision): BenefitDesk =>
    decision.answer === 'approve' ? decision.grant.desk : decision.desk,
  seatOf,
  nameOf: ({ extract }: Claim) => extract.deceased.fullName,
  proposalOf,
} as const;

function proposalOf(decision: Decision): Proposal {
  const { answer } = decision;
  if (answer === 'approve') {
    const { category, formula, article } = decision.grant;
    return {
      answer,
      ...(category ? { regime: category } : {}),
      ground: `${formula} (${article})`.slice(0, 300),
    };
  }
  if (answer === 'refuse') return { answer, reason: decision.reason, ground: decision.ground };
  if (answer === 'ask') return { answer, papers: decision.papers, ground: decision.ground };
  const { between, articles, why } = decision;
  return {
    answer,
    between,
    articles,
    because: why,
    ground: 'Pháp luật chưa xác định chế độ nào chi trả; cán bộ xem xét.',
  };
}

/** What an officer prepared and another signed that is no approval, as the rule would have said it. */
export const unapproved = (
  { answer, reason, papers, ground }: Opinion,
  desk: BenefitDesk,
): Refusal | Request =>
  answer === 'ask'
    ? { answer, papers: papers!, desk, ground }
    : { answer: 'refuse', reason: reason as AllowanceRefusal, desk, ground };

/** What stands against what was signed: the registers, or another case, have moved on. */
export const notAsSigned = (decision: Decision): Problem => {
  const ground = decision.answer === 'refuse' || decision.answer === 'ask' ? decision.ground : '';
  return new Problem(
    409,
    'not-as-prepared',
    `Không còn giải quyết được như đã trình. ${ground} Xin trả lại.`,
  );
};

/**
 * The latest of the limits that may hold, counted from the day of the extract: of the regimes that were found or
 * claimed, else of the step.
 */
export function limitOfClaim(
  law: Law,
  step: 'grant-funeral-allowance' | 'settle-survivors-benefit',
  claim: Claim,
  { categories, pauses }: { categories: readonly BenefitCategory[]; pauses: readonly Pause[] },
): Due {
  const on = receivedOn(claim);
  const scope = scopeOfCommune(claim.commune);
  const ofRegimes = categories.flatMap((category) => limitRows(law, step, on, { ...scope, category }));
  const rows = ofRegimes.length ? ofRegimes : limitRows(law, step, on, scope);
  const from = claim.extract.registeredOn;
  const start = { from, what: extractDay(law, from) };
  return (rows.length ? rows : [limitRow(law, step, on, scope)])
    .map((row) => dueOf(law, row, start, { pauses }))
    .reduce((a, b) => (b.dueOn > a.dueOn ? b : a));
}
