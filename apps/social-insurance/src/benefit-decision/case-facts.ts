import type { Sex, Survivor } from '@lien-thong/contracts';
import { findCommune, type CaseFacts, type Survivor as Relative } from '@lien-thong/law';
import { factsOf, type PersonRecord } from '../register/person-record';
import { receivedOn, type Application } from './decision';

/**
 * All that a decision is made on. It is kept with the decision: what a later version of the law says of it is reckoned
 * from the same facts.
 */
export function caseFactsOf(claim: Application, record: PersonRecord): CaseFacts {
  const { diedOn, deceased } = claim.extract;
  const { commune } = claim;
  const { survivors = [] } = claim.claim;
  return {
    diedOn,
    receivedOn: receivedOn(claim),
    province: findCommune(commune)?.provinceCode,
    commune,
    ...factsOf(record, diedOn),
    survivors: survivors.map((one) => relativeOf(one, deceased.sex)),
  };
}

const relativeOf = (survivor: Survivor, sexOfDeceased: Sex): Relative => ({
  relation: survivor.relation,
  birthDate: survivor.birthDate,
  sex: sexOf(survivor, sexOfDeceased),
  // What a family leaves unticked it declares not to be so.
  disabled: survivor.disabled === true,
  withoutCarer: survivor.withoutCarer === true,
  // The declaration has no question about incomes and no register of them is at hand: none is taken for granted.
  ownIncome: false,
});

/** By the personal id, whose fourth digit tells century and sex (Decree 137/2015); of a spouse, by the deceased. */
function sexOf({ personalId, relation }: Survivor, sexOfDeceased: Sex): Sex | undefined {
  if (personalId !== undefined) return Number(personalId[3]) % 2 ? 'female' : 'male';
  if (relation === 'spouse') return sexOfDeceased === 'male' ? 'female' : 'male';
  return undefined;
}
