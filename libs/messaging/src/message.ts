import { messageKind, type MessageKind, type Shape } from '@lien-thong/contracts';
import type { EntityManager } from 'typeorm';
import type { lawOf } from './law-source';

/** A message as a handler gets it: read, validated, and not seen before. */
export interface Received<T extends object = object> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly caseId: string;
  readonly time: string;
  readonly sequence?: number;
  readonly traceparent?: string;
  readonly data: T;
}

/** A message as a handler says it; it is sent when the transaction it was said in has committed. */
export interface Saying {
  readonly kind: MessageKind;
  readonly caseId: string;
  readonly data: object;
  /** The message that made us say it. */
  readonly cause?: Pick<Received, 'id' | 'traceparent'>;
  /** The case's version, where the sender keeps one. */
  readonly sequence?: number;
}

/** Says `data` about a case: `say(DeathRegistered, caseId, {...}, command)`. */
export const say = <T extends object>(
  shape: Shape<T>,
  caseId: string,
  data: T,
  cause?: Saying['cause'],
  sequence?: number,
): Saying => ({ kind: messageKind(shape) as unknown as MessageKind, caseId, data, cause, sequence });

/** What a handler works with: the transaction, the law of it, and a mouth that speaks only if it commits. */
export interface Work<L = unknown> {
  readonly db: EntityManager;
  /** The same for all of a transaction, and the version that what it says is stamped with. @throws LawNotHere */
  readonly law: L;
  send(said: Saying | readonly Saying[]): void;
}

export const workOf = <L>(
  db: EntityManager,
  said: Saying[],
  { read }: ReturnType<typeof lawOf>,
): Work<L> => ({
  db,
  get law() {
    return read() as L;
  },
  send: (more) => void said.push(...[more].flat()),
});
