import { NoteBenefitCorrection, NoteResidenceCorrection, type Step } from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { Telling } from './case-messages';
import { benefitOf } from './undo-orders';

/** Tells an office that the extract it acted on is corrected; on the topic and key of what it was told to do. */
export function correctionNote(
  step: Step,
  attempt: number,
  { linkedCase: c, declaration, cause }: Telling,
): Saying {
  const extract = c.extract!;
  if (step === 'deregister-residence') {
    const { lastResidence } = declaration.deceased;
    return say(NoteResidenceCorrection, c.caseId, { attempt, extract, lastResidence }, cause, c.version);
  }
  const note: NoteBenefitCorrection = {
    attempt,
    benefit: benefitOf(step)!,
    commune: c.commune,
    receivedAt: c.receivedAt!.toISOString(),
    extract,
    claim: declaration.benefit!,
    payee: declaration.payee!,
  };
  return say(NoteBenefitCorrection, c.caseId, note, cause, c.version);
}
