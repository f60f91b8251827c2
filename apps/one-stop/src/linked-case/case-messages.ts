import {
  CaseCompleted,
  CaseReceived,
  CaseRefused,
  DeregisterResidence,
  GrantFuneralAllowance,
  RegisterDeath,
  SettleSurvivorsBenefit,
  STEPS,
  SupplementRequested,
  type AttachmentKind,
  type Declaration,
  type Step,
  type StepSummary,
} from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { Outcome } from './case-state';
import type { LinkedCase } from './linked-case.entity';

/** What is known of a case when an office is to be told: its row and what the family declared, additions included. */
export interface Telling {
  linkedCase: LinkedCase;
  declaration: Declaration;
  cause?: Saying['cause'];
}

type Build = (telling: Telling, attempt: number) => object;

const papersOf = ({ attachments }: Declaration): AttachmentKind[] => [
  ...new Set(attachments.map(({ kind }) => kind)),
];

const registerDeath = ({ linkedCase, declaration }: Telling, attempt: number): RegisterDeath => ({
  attempt,
  commune: linkedCase.commune,
  receivedAt: linkedCase.receivedAt!.toISOString(),
  requester: declaration.requester,
  deceased: declaration.deceased,
  death: declaration.death,
  copies: declaration.copies,
  papers: papersOf(declaration),
});

const deregisterResidence = ({ linkedCase, declaration }: Telling, attempt: number): DeregisterResidence => ({
  attempt,
  extract: linkedCase.extract!,
  lastResidence: declaration.deceased.lastResidence,
  householdHead: declaration.householdHead,
});

const claim = ({ linkedCase, declaration }: Telling, attempt: number): GrantFuneralAllowance => ({
  attempt,
  commune: linkedCase.commune,
  receivedAt: linkedCase.receivedAt!.toISOString(),
  extract: linkedCase.extract!,
  claim: declaration.benefit!,
  payee: declaration.payee!,
});

/** What each step's office is told. */
const COMMANDS: Record<Step, readonly [new () => object, Build]> = {
  'register-death': [RegisterDeath, registerDeath],
  'deregister-residence': [DeregisterResidence, deregisterResidence],
  'grant-funeral-allowance': [GrantFuneralAllowance, claim],
  'settle-survivors-benefit': [SettleSurvivorsBenefit, claim],
};

export function tell(step: Step, attempt: number, telling: Telling): Saying {
  const [shape, build] = COMMANDS[step];
  const { caseId, version } = telling.linkedCase;
  return say(shape, caseId, build(telling, attempt), telling.cause, version);
}

const ofCase = ({ commune, channel, contact }: LinkedCase) => ({ commune, channel, contact });

/** What every event of a received case says of it. */
export const ofReceivedCase = (c: LinkedCase) => ({
  ...ofCase(c),
  dossierCode: c.dossierCode!,
  receivedAt: c.receivedAt!.toISOString(),
  promisedOn: c.promisedOn!,
});

type Cause = Saying['cause'];

export const caseReceived = (c: LinkedCase): Saying =>
  say(CaseReceived, c.caseId, { ...ofReceivedCase(c), procedures: c.procedures }, undefined, c.version);

export const caseRefused = (c: LinkedCase, { reason, result }: Outcome, cause: Cause): Saying =>
  say(
    CaseRefused,
    c.caseId,
    { ...ofReceivedCase(c), reason: reason!, ground: result, endedAt: c.endedAt!.toISOString() },
    cause,
    c.version,
  );

export const supplementRequested = (c: LinkedCase, { step, papers, at }: Outcome, cause: Cause): Saying =>
  say(
    SupplementRequested,
    c.caseId,
    { ...ofReceivedCase(c), step, papers: papers!, requestedAt: at },
    cause,
    c.version,
  );

export const caseCompleted = (c: LinkedCase, cause: Cause): Saying =>
  say(
    CaseCompleted,
    c.caseId,
    {
      ...ofReceivedCase(c),
      steps: summaryOf(c),
      endedAt: c.endedAt!.toISOString(),
      supplements: c.supplements,
    },
    cause,
    c.version,
  );

const summaryOf = ({ steps }: LinkedCase): StepSummary[] =>
  STEPS.flatMap((step) => {
    const record = steps[step];
    return record
      ? [{ step, state: record.state, toldAt: record.toldAt, answeredAt: record.answeredAt }]
      : [];
  });
