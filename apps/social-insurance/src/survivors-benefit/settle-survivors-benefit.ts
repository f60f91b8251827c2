import type { AllowanceRefusal, Sex, Survivor } from '@lien-thong/contracts';
import {
  survivorsBenefit,
  type Law,
  type Survivor as Relative,
  type SurvivorsFinding,
} from '@lien-thong/law';
import {
  refuse,
  tooLateBy,
  type Approval,
  type Claim,
  type Known,
  type Refusal,
} from '../benefit-decision/decision';
import { factsOf } from '../register/person-record';

/** What a family is told where there is no benefit. A law that is not recorded is our fault, not an answer. */
const REFUSALS: Partial<Record<NonNullable<SurvivorsFinding['because']>, AllowanceRefusal>> = {
  'not-in-register': 'not-in-register',
  'facts-missing': 'not-eligible',
};

/**
 * Decides on the survivors' benefit (chế độ tử tuất): monthly where the death opens it and a relative qualifies,
 * otherwise a lump sum (Law on Social Insurance 2024 arts 86–90).
 */
export function settleSurvivorsBenefit(claim: Claim, known: Known, law: Law): Approval | Refusal {
  const { diedOn, deceased } = claim.extract;
  const survivors = (claim.claim.survivors ?? []).map((one) => relativeOf(one, deceased.sex));
  const found = survivorsBenefit(law, {
    diedOn,
    facts: { ...factsOf(known.record, diedOn), survivors },
  });
  const { kind, desk, formula, article } = found;
  if (known.grantedElsewhere) return refuse('already-granted', desk, article);
  if (kind === 'none') {
    const reason = found.because && REFUSALS[found.because];
    if (!reason) throw new Error(`the survivors' benefit cannot be decided: ${found.because}`);
    return refuse(reason, desk, article);
  }
  const late = tooLateBy(claim, law);
  if (late !== undefined) return refuse('claimed-too-late', desk, late);
  const relatives = kind === 'monthly' ? (found.shares?.length ?? 0) : survivors.length;
  return { answer: 'approve', grant: { kind, relatives, desk, amount: found.amount!, formula, article } };
}

const relativeOf = (survivor: Survivor, sexOfDeceased: Sex): Relative => ({
  relation: survivor.relation,
  birthDate: survivor.birthDate,
  sex: sexOf(survivor, sexOfDeceased),
  disabled: survivor.disabled,
  withoutCarer: survivor.withoutCarer,
});

/** By the personal id, whose fourth digit tells century and sex (Decree 137/2015); of a spouse, by the deceased. */
function sexOf({ personalId, relation }: Survivor, sexOfDeceased: Sex): Sex | undefined {
  if (personalId !== undefined) return Number(personalId[3]) % 2 ? 'female' : 'male';
  if (relation === 'spouse') return sexOfDeceased === 'male' ? 'female' : 'male';
  return undefined;
}
