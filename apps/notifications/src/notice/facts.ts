import {
  type AnnulmentCompleted,
  type CaseAnnulled,
  type ApologyIssued,
  type CaseBenefitPaid,
  type CaseBenefitPaymentFailed,
  type CaseCompleted,
  type CaseNotAccepted,
  type CaseReceived,
  type CaseRefused,
  type CaseRescheduled,
  type CaseStopped,
  type CorrectionCompleted,
  type CaseSubmitted,
  type CaseToppedUp,
  type CaseWithdrawn,
  type DraftExtractReady,
  type OneTimeCodeMade,
  type ResultDelivered,
  type ResultLost,
  type ResultShipped,
  type SupplementLapsed,
  type SupplementRequested,
  type SupplementRequestedV2,
  type WithdrawalCompleted,
} from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { Facts } from './render';
import { languageOf, WORDS, type Words } from './words';

type OfCase = Pick<CaseSubmitted, 'commune' | 'contact'>;
type OfReceivedCase = OfCase & Pick<CaseReceived, 'dossierCode' | 'receivedAt' | 'promisedOn'>;

const dayOfInstant = (data: OfCase, instant: string) => wordsOf(data).day(dayOf(new Date(instant)));
const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
const listed = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

const wordsOf = ({ contact }: OfCase): Words => WORDS[languageOf(contact)];

const ofCase = (data: OfCase): Facts => ({
  requester: data.contact.fullName.replaceAll(/\s+/g, ' ').trim(),
  desk: wordsOf(data).desk(findCommune(data.commune)?.name),
});

const ofReceivedCase = (data: OfReceivedCase, progressPage: string): Facts => ({
  ...ofCase(data),
  dossierCode: data.dossierCode,
  receivedOn: dayOfInstant(data, data.receivedAt),
  promisedOn: wordsOf(data).day(data.promisedOn),
  link: progressPage + encodeURIComponent(data.dossierCode),
});

const proceduresOf = (data: CaseSubmitted | CaseReceived): string =>
  data.procedures.map((procedure) => wordsOf(data).procedures[procedure].toLowerCase()).join(', ');

export const submitted = (data: CaseSubmitted): Facts => ({
  ...ofCase(data),
  procedures: proceduresOf(data),
});

export const received = (data: CaseReceived, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  procedures: proceduresOf(data),
});

export const notAccepted = (data: CaseNotAccepted): Facts => ({
  ...ofCase(data),
  reason: sentence(data.reason),
});

export const supplementRequested = (data: SupplementRequested, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: wordsOf(data).steps[data.step],
  papers: listed(data.papers.map((paper) => wordsOf(data).papers[paper])),
});

/** One slip for several offices: each step with what it lacks. */
export const supplementRequestedV2 = (data: SupplementRequestedV2, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: data.requests.map(({ step }) => wordsOf(data).steps[step]).join('”, “'),
  papers: listed([
    ...new Set(data.requests.flatMap(({ papers }) => papers.map((paper) => wordsOf(data).papers[paper]))),
  ]),
});

export const rescheduled = (data: CaseRescheduled, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  formerlyPromisedOn: wordsOf(data).day(data.formerlyPromisedOn),
  reason: sentence(data.why),
});

export const apologyIssued = (data: ApologyIssued, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  formerlyPromisedOn: wordsOf(data).day(data.formerlyPromisedOn),
  reason: sentence(data.reason),
  title: data.title,
  signatory: data.signatory,
});

export const supplementLapsed = (data: SupplementLapsed, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: wordsOf(data).steps[data.step],
  requestedOn: dayOfInstant(data, data.requestedAt),
});

export const toppedUp = (data: CaseToppedUp, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  step: wordsOf(data).steps[data.step],
  amount: wordsOf(data).amount(data.amount),
  reason: sentence(data.ground),
});

const paidFor = (data: CaseBenefitPaid | CaseBenefitPaymentFailed): string =>
  wordsOf(data).paidFor(data.step, data.month);

export const paid = (data: CaseBenefitPaid, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  amount: wordsOf(data).amount(data.amount),
  paidFor: paidFor(data),
  paidBy: wordsOf(data).paidBy[data.method],
  paidOn: wordsOf(data).day(data.paidOn),
});

export const paymentFailed = (data: CaseBenefitPaymentFailed, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  amount: wordsOf(data).amount(data.amount),
  paidFor: paidFor(data),
  reason: sentence(wordsOf(data).paymentFaults[data.fault]),
  next: wordsOf(data).afterPaymentFault[data.fault],
});

export const refused = (data: CaseRefused, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  reason: sentence(data.ground),
});

export const completed = (data: CaseCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.endedAt),
  results: listed(
    data.steps.map(({ step, state }) => `${wordsOf(data).steps[step]}: ${wordsOf(data).results[state]}`),
  ),
});

/** As people say when something ends: 24:00 of a day, not 0:00 of the next. */
function momentOfInstant(data: OfCase, instant: string): string {
  const lastSecond = new Date(new Date(instant).getTime() - 1000);
  const hour = new Date(lastSecond.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return wordsOf(data).moment(hour === '23:59' ? '24:00' : hour, dayOf(lastSecond));
}

export const draftReady = (data: DraftExtractReady, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  confirmBy: momentOfInstant(data, data.confirmBy),
});

export const shipped = (data: ResultShipped, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  trackingCode: data.trackingCode,
});

export const delivered = (data: ResultDelivered, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  deliveredOn: dayOfInstant(data, data.deliveredAt),
});

export const lost = (data: ResultLost, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  trackingCode: data.trackingCode,
});

export const withdrawn = (data: CaseWithdrawn): Facts => ({
  ...ofCase(data),
  endedOn: dayOfInstant(data, data.withdrawnAt),
});

const undoneSteps = (data: OfCase & Pick<AnnulmentCompleted, 'steps'>): string =>
  listed(data.steps.map(({ step, state }) => `${wordsOf(data).steps[step]}: ${wordsOf(data).undone[state]}`));

export const withdrawalCompleted = (data: WithdrawalCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.endedAt),
  results: undoneSteps(data) || listed([wordsOf(data).nothingDone]),
});

export const caseStopped = (data: CaseStopped, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.endedAt),
  reason: sentence(data.ground),
  results: undoneSteps(data) || listed([wordsOf(data).nothingDone]),
});

export const annulled = (data: CaseAnnulled, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.annulledAt),
  reason: data.document,
});

export const annulmentCompleted = (data: AnnulmentCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.endedAt),
  results: undoneSteps(data),
});

export const corrected = (data: CorrectionCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.endedAt),
  reason: data.document,
  results:
    listed(
      data.steps
        .filter(({ step }) => step !== 'register-death')
        .map(({ step, state }) => `${wordsOf(data).steps[step]}: ${wordsOf(data).corrected[state]}`),
    ) || listed([wordsOf(data).nobodyConcerned]),
});

export const notCorrected = (data: CorrectionCompleted, progressPage: string): Facts => ({
  ...ofReceivedCase(data, progressPage),
  endedOn: dayOfInstant(data, data.endedAt),
  reason: sentence(data.steps[0]!.result ?? ''),
});

export const oneTimeCode = (data: OneTimeCodeMade): Facts => ({
  ...ofCase(data),
  oneTimeCode: data.oneTimeCode,
  minutes: String(data.minutes),
});
