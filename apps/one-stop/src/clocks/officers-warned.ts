import {
  OfficersWarned,
  type BenefitCategory,
  type DecidingOffice,
  type Step,
  type Warning,
} from '@lien-thong/contracts';
import { benefitDeskOn, type Law } from '@lien-thong/law';
import { say, type Saying } from '@lien-thong/messaging';
import { dayOf } from '@lien-thong/service';
import type { DoneOnce } from './case-clock';
import type { DueCase } from './due-cases';

/** Of what time brings about, what officers are told by mail; the province hears of an overdue case by its own event. */
const WARNING_OF: Partial<Record<DoneOnce['act'], Warning>> = {
  'near-due': 'near-due',
  'step-overdue': 'step-overdue',
  'apology-draft': 'apology-drafted',
};

/** The desks that may be deciding a step; which of several follows only from the category that is granted. */
export function officesOf(
  law: Law,
  step: Step | undefined,
  claimed: readonly BenefitCategory[] | undefined,
  today: string,
): DecidingOffice[] {
  if (!step) return [];
  if (step === 'register-death') return ['civil-registration'];
  if (step === 'deregister-residence') return ['residence'];
  const desks = claimed?.flatMap((category) => benefitDeskOn(law, category, today) ?? []) ?? [];
  return desks.length ? [...new Set(desks)] : ['social-insurance'];
}

/** What is said to officers of an act of a case's clock, if anything. */
export function officersWarned(
  law: Law,
  c: DueCase,
  { act, step, dueOn }: DoneOnce,
  at: string,
): Saying | undefined {
  const warning = WARNING_OF[act];
  if (!warning) return undefined;
  const elsewhere = step === 'deregister-residence' && c.home !== c.commune ? c.home : undefined;
  const data: OfficersWarned = {
    warning,
    commune: c.commune,
    dossierCode: c.dossierCode,
    dueOn,
    ...(step ? { step } : {}),
    offices: officesOf(law, step, c.claimed, dayOf(new Date(at))),
    ...(elsewhere ? { decidedIn: elsewhere } : {}),
    warnedAt: at,
  };
  return say(OfficersWarned, c.caseId, data, undefined, c.version);
}
