import type { NoticeChannel } from '@lien-thong/contracts';
import type { Notice } from '../notice/notice.entity';

export type Outgoing = Pick<Notice, 'reference' | 'caseId' | 'address' | 'subject' | 'body'>;

/**
 * What became of a notice that was handed over. `refused`: by the receiver and for good; `bad-address`: so, and anything
 * else would be. `not-sent`: certainly not,
 * it may be tried again. `unclear`: nobody knows, so it is repeated under the same reference.
 */
export interface Handover {
  outcome: 'sent' | 'refused' | 'bad-address' | 'not-sent' | 'unclear';
  /** A code, never a text of the other side: those quote addresses. */
  fault?: string;
}

/** A way out to the families. It recognises by the reference what it was given before, as far as it can. */
export interface Carrier {
  readonly channel: NoticeChannel;
  /** How many notices it takes at once. */
  readonly most: number;
  /** One answer per notice, in the same order. Never throws for the sake of one notice. */
  send(notices: readonly Outgoing[]): Promise<Handover[]>;
  close?(): void;
}

export const CARRIERS = Symbol('carriers');
