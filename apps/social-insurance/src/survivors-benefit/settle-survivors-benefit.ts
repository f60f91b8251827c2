import type { AllowanceRefusal } from '@lien-thong/contracts';
import { questionFor, survivorsBenefit, type Law, type SurvivorsFinding } from '@lien-thong/law';
import { caseFactsOf } from '../benefit-decision/case-facts';
import {
  refuse,
  tooLateBy,
  type Approval,
  type Application,
  type Known,
  type Refusal,
} from '../benefit-decision/decision';

/** What a family is told where there is no benefit. A law that is not recorded is our fault, not an answer. */
const REFUSALS: Partial<Record<NonNullable<SurvivorsFinding['because']>, AllowanceRefusal>> = {
  'not-in-register': 'not-in-register',
  'facts-missing': 'not-eligible',
};

/**
 * Decides on the survivors' benefit (chế độ tử tuất): monthly where the death opens it and a relative qualifies,
 * otherwise a lump sum (Law on Social Insurance 2024 arts 86–90).
 */
export function settleSurvivorsBenefit(claim: Application, known: Known, law: Law): Approval | Refusal {
  const facts = caseFactsOf(claim, known.record);
  const found = survivorsBenefit(law, { diedOn: facts.diedOn, facts });
  const { kind, desk, formula, article } = found;
  if (known.grantedElsewhere) return refuse('already-granted', desk, article);
  if (kind === 'none') {
    const reason = found.because && REFUSALS[found.because];
    if (!reason) throw new Error(`the survivors' benefit cannot be decided: ${found.because}`);
    const refusal = refuse(reason, desk, article);
    return found.missing.length ? { ...refusal, ground: lacking(found) } : refusal;
  }
  const late = tooLateBy(claim, law);
  if (late !== undefined) return refuse('claimed-too-late', desk, late);
  const relatives = kind === 'monthly' ? (found.shares?.length ?? 0) : (facts.survivors?.length ?? 0);
  return { answer: 'approve', grant: { kind, relatives, desk, amount: found.amount!, formula, article } };
}

/** The ground must fit its message: two questions with their article do. */
const ASKED_AT_ONCE = 2;

/** The family hears which fact would decide, and may claim again with it. */
const lacking = ({ missing, article }: SurvivorsFinding): string =>
  `Chưa đủ thông tin để giải quyết, còn thiếu: ${missing.slice(0, ASKED_AT_ONCE).map(questionFor).join(' ')} (${article}).`;
