import { ResumePayments, StopPaymentsOfDeceased } from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { LinkedCase } from './linked-case.entity';

/** Has those who paid the dead each month pay no more; or pay again, on the extract that the registry has struck. */
export function payersOrder(
  { caseId, version, commune, extract, undoing }: LinkedCase,
  what: 'stop' | 'resume',
  cause: Saying['cause'],
): Saying {
  if (what === 'stop')
    return say(StopPaymentsOfDeceased, caseId, { commune, extract: extract! }, cause, version);
  return say(ResumePayments, caseId, { extract: extract!, why: undoing!.why }, cause, version);
}
