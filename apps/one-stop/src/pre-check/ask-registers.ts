import {
  BENEFIT_STEPS,
  fullNameOf,
  PreCheckBenefits,
  PreCheckRegistration,
  PreCheckResidence,
  type Declaration,
  type RegisteredPerson,
} from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import { papersOf } from '../linked-case/case-messages';
import type { LinkedCase } from '../linked-case/linked-case.entity';

type Asked = Pick<LinkedCase, 'caseId' | 'commune' | 'submittedAt' | 'steps'>;

/** Asks every office whose turn has not come what its register and its rule would make of the case. */
export function askRegisters({ caseId, commune, submittedAt, steps }: Asked, form: Declaration): Saying[] {
  const waits = (step: keyof typeof steps) => steps[step]?.state === 'waiting';
  const declaredAt = submittedAt.toISOString();
  const { requester, deceased, death } = form;
  const benefits = BENEFIT_STEPS.filter(waits);
  const asked: Saying[] = [];
  if (waits('register-death')) {
    const data = { commune, declaredAt, requester, deceased, death, papers: papersOf(form) };
    asked.push(say(PreCheckRegistration, caseId, data));
  }
  if (waits('deregister-residence')) {
    const data = { deceased: personOf(form), lastResidence: deceased.lastResidence };
    asked.push(say(PreCheckResidence, caseId, data));
  }
  if (benefits.length) {
    const claim = { steps: benefits, claim: form.benefit!, payee: form.payee! };
    const data = { commune, declaredAt, deceased: personOf(form), diedOn: death.date, ...claim };
    asked.push(say(PreCheckBenefits, caseId, data));
  }
  return asked;
}

/** The person as the extract will name it. */
const personOf = ({ deceased }: Declaration): RegisteredPerson => ({
  fullName: fullNameOf(deceased),
  birthDate: deceased.birthDate,
  sex: deceased.sex,
  ...(deceased.personalId ? { personalId: deceased.personalId } : {}),
});
