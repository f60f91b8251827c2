import type { Action } from '@lien-thong/access';
import type { Actor } from '@lien-thong/audit';
import type { DecidingOffice, Opinion, SignedDocument, WorkAnswer } from '@lien-thong/contracts';
import type { Law, Pause, StepLimit } from '@lien-thong/law';
import type { Received, Work } from '@lien-thong/messaging';
import type { Type } from '@nestjs/common';

/** What is to be done about a command, as somebody, or the rule, has decided. */
export interface Decided<C extends object> {
  command: Received<C>;
  opinion: Opinion;
}

/** Việc: what an office decides about a case, and how its desk goes about it. */
export interface Task<C extends object = object> {
  /** e.g. `register-death`; it stands in addresses. */
  readonly name: string;
  /** Whose settings say how it is decided, and by whom. */
  readonly office: DecidingOffice;
  /** What may be answered. */
  readonly answers: readonly WorkAnswer[];
  /** What of the access table lists the items, works on them, and signs. */
  readonly actions: { readonly list: Action; readonly prepare: Action; readonly sign: Action };
  /** What the competent person signs; a posting that delegates signing must name it. */
  readonly signs: SignedDocument;
  /** The closed list of reasons to refuse. */
  readonly refusals: readonly string[];
  communeOf(command: C): string;
  /** As a list names the matter: the deceased. */
  nameOf(command: C): string;
  /** When the office must have done it, by the law of the day of receipt and the pauses so far. */
  limitOf(law: Law, command: C, pauses: readonly Pause[]): Pick<StepLimit, 'dueOn' | 'nearDueFrom'>;
  /** Who carries out what was signed; a provider of the service. */
  readonly carriedOutBy: Type<CarriesOut<C>>;
}

export interface CarriesOut<C extends object> {
  /**
   * Does what was signed, and says it.
   * @throws Problem 409 where it can no longer be done as it was prepared
   */
  carryOut(work: Work<Law>, decided: Decided<C>, actor: Actor): Promise<void>;
}
