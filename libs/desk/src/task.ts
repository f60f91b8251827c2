import type { Action } from '@lien-thong/access';
import type { Actor } from '@lien-thong/audit';
import type {
  DecidingOffice,
  FieldFault,
  Opinion,
  Proposal,
  SignedDocument,
  WorkAnswer,
} from '@lien-thong/contracts';
import type { Law, Pause, StepLimit } from '@lien-thong/law';
import type { Received, Work } from '@lien-thong/messaging';
import type { Problem } from '@lien-thong/service';
import type { Type } from '@nestjs/common';

/** What a rule said of a command, or what an officer prepared and another signed. */
export interface Verdict {
  answer: WorkAnswer;
}

export interface Decided<C extends object = object, D extends Verdict = Verdict> {
  command: Received<C>;
  decision: D;
}

/** Bàn: an office where it sits, a commune or, of an office of the province, the province. */
export interface Desk {
  office: DecidingOffice;
  seat: string;
}

/** Việc: what offices decide about a case, and how their desks go about it. */
export interface Task<C extends object = object, D extends Verdict = Verdict> {
  /** e.g. `register-death`; it stands in addresses. */
  readonly name: string;
  /** Which offices may decide it; the settings of each say how it does, and who signs. */
  readonly offices: readonly DecidingOffice[];
  /** What may be answered. */
  readonly answers: readonly WorkAnswer[];
  /** What of the access table lists the items, works on them, and signs. */
  readonly actions: { readonly list: Action; readonly prepare: Action; readonly sign: Action };
  /** What the competent person signs; a posting that delegates signing must name it. */
  readonly signs: SignedDocument;
  /** No rule alone ever decides it, however its office decides otherwise. */
  readonly alwaysSigned?: true;
  /** The closed list of reasons to refuse. */
  readonly refusals: readonly string[];
  communeOf(command: C): string;
  /** The office that the law has decide what the rule judged. */
  officeOf(decision: D): DecidingOffice;
  /** Where an office that may decide sits, for a case of a commune. */
  seatOf(office: DecidingOffice, commune: string): string;
  /** As a list names the matter: the deceased. */
  nameOf(command: C): string;
  /** When the office must have done it, by the law of the day of receipt and the pauses so far. */
  limitOf(
    law: Law,
    command: C,
    decision: D,
    pauses: readonly Pause[],
  ): Pick<StepLimit, 'dueOn' | 'nearDueFrom'>;
  /** What the rule judged, as it is shown to the officer. */
  proposalOf(decision: D): Proposal;
  /** What is wrong with an opinion besides what is wrong with anybody's, at the desk where the item lies. */
  faultsOf?(opinion: Opinion, command: C, office: DecidingOffice, law: Law): FieldFault[];
  /** Who carries out what was decided; a provider of the service. */
  readonly carriedOutBy: Type<CarriesOut<C, D>>;
}

export interface CarriesOut<C extends object = object, D extends Verdict = Verdict> {
  /**
   * What an officer prepared, as the rule would have said it, by what the registers say now; it answers otherwise where
   * they no longer bear the opinion out.
   * @throws Problem 409 where the law in force has no answer of that kind
   */
  decisionOf(work: Work<Law>, command: Received<C>, opinion: Opinion, office: DecidingOffice): D | Promise<D>;
  /**
   * Does what was decided, and says it.
   * @returns what became of each: who loses the race for one person is refused
   */
  carryOutAll(work: Work<Law>, decided: readonly Decided<C, D>[], actor: Actor): Promise<Decided<C, D>[]>;
  /** The 409 for what came out otherwise than it was signed. */
  notAsSigned(decision: D): Problem;
}
