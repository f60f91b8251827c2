import {
  CASE_STATUSES,
  type CaseStatus,
  type Channel,
  type Contact,
  type Extract,
  type NoticeChannel,
  type Office,
  type Procedure,
} from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';
import type { CaseState, Correction, Undoing } from './case-state';

const statusWords = new Map(
  Object.entries(CASE_STATUSES).map(([word, number]) => [number, word as CaseStatus]),
);

export const statusOfNumber = (number: number): CaseStatus => statusWords.get(number as never)!;

const asNumber: ValueTransformer = {
  to: (word?: CaseStatus) => (word === undefined ? undefined : CASE_STATUSES[word]),
  from: (number: number) => statusOfNumber(number),
};

/** A linked case: hồ sơ liên thông. As it stands in its table, contact, personal id and extract are sealed. */
@Entity('linked_case')
export class LinkedCase {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @Column('integer') version!: number;
  @Column('smallint', { transformer: asNumber }) status!: CaseStatus;
  @Column('text') channel!: Channel;
  @Column('text') commune!: string;
  @Column('text', { array: true }) procedures!: Procedure[];
  @Column('jsonb') steps!: CaseState['steps'];
  @Column('integer') supplements!: number;
  @Column('text', { name: 'dossier_code', nullable: true }) dossierCode!: string | null;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
  @Column('timestamptz', { name: 'received_at', nullable: true }) receivedAt!: Date | null;
  @Column('date', { name: 'promised_on', nullable: true }) promisedOn!: string | null;
  /** The version of the law it was reckoned by. */
  /** The day promised before the first apology put it off. */
  @Column('date', { name: 'first_promised_on', nullable: true }) firstPromisedOn!: string | null;
  @Column('text', { name: 'promised_by', nullable: true }) promisedBy!: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  /** When something is due because time has passed; null once the case has ended. */
  @Column('timestamptz', { name: 'fires_at', nullable: true }) firesAt!: Date | null;
  @Column('text', { name: 'deceased_name' }) deceasedName!: string;
  @Column('text', { name: 'requester_name' }) requesterName!: string;
  @Column('jsonb') contact!: Contact;
  @Column('bytea', { nullable: true }) person!: Buffer | null;
  @Column('bytea', { nullable: true }) requester!: Buffer | null;
  @Column('text', { name: 'personal_id', nullable: true }) personalId!: string | null;
  @Column('text') likeness!: string;
  @Column('uuid', { name: 'similar_cases', array: true, nullable: true }) similarCases!: string[] | null;
  @Column('jsonb', { nullable: true }) extract!: Extract | null;
  @Column('text', { name: 'stuck_at', array: true }) stuckAt!: Office[];
  /** By which channels nothing reaches the family. */
  @Column('text', { name: 'unreachable_by', array: true }) unreachableBy!: NoticeChannel[];
  /** A withdrawal or annulment. */
  @Column('jsonb', { nullable: true }) undoing!: Undoing | null;
  @Column('jsonb', { nullable: true }) correction!: Correction | null;
}

export const stateOf = (c: LinkedCase): CaseState => ({
  status: c.status,
  procedures: c.procedures,
  steps: c.steps,
  supplements: c.supplements,
  ...(c.endedAt ? { endedAt: c.endedAt.toISOString() } : {}),
  ...(c.undoing ? { undoing: c.undoing } : {}),
  ...(c.correction ? { correction: c.correction } : {}),
});
