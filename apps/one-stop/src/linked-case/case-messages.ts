import {
  CaseReceived,
  DeregisterResidence,
  GrantFuneralAllowance,
  RegisterDeath,
  SettleSurvivorsBenefit,
  type AttachmentKind,
  type Declaration,
  type Step,
} from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { LinkedCase } from './linked-case.entity';

/** What is known of a case when an office is to be told: its row and what the family declared, additions included. */
export interface Telling {
  linkedCase: LinkedCase;
  declaration: Declaration;
  cause?: Saying['cause'];
}

type Build = (telling: Telling, attempt: number) => object;

export const papersOf = ({ attachments }: Declaration): AttachmentKind[] => [
  ...new Set(attachments.map(({ kind }) => kind)),
];

/** Another slip makes the dossier count as late (decision 766/QĐ-TTg): who asks again is to know. */
const requestsSoFar = ({ supplements }: LinkedCase) => (supplements ? { requestsSoFar: supplements } : {});

const registerDeath = ({ linkedCase, declaration }: Telling, attempt: number): RegisterDeath => ({
  attempt,
  commune: linkedCase.commune,
  receivedAt: linkedCase.receivedAt!.toISOString(),
  requester: declaration.requester,
  deceased: declaration.deceased,
  death: declaration.death,
  copies: declaration.copies,
  papers: papersOf(declaration),
  ...requestsSoFar(linkedCase),
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
  ...requestsSoFar(linkedCase),
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
  ...(c.firstPromisedOn ? { firstPromisedOn: c.firstPromisedOn } : {}),
});

export const caseReceived = (c: LinkedCase): Saying =>
  say(CaseReceived, c.caseId, { ...ofReceivedCase(c), procedures: c.procedures }, undefined, c.version);
