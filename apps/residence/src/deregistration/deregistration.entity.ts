import type { DeregistrationRefusal } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was answered to a case: the registration is deleted, or nothing was and why. */
@Entity('deregistration')
export class Deregistration {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @PrimaryColumn('integer') attempt!: number;
  /** Its place in the list of all answers. */
  @Column({ type: 'bigint', insert: false, update: false, transformer: { from: Number, to: Number } })
  line!: number;
  @Column('text') answer!: 'removed' | 'refused';
  @Column('text', { nullable: true }) reason!: DeregistrationRefusal | null;
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('text') commune!: string;
  @Column('bytea', { nullable: true }) person!: Buffer | null;
  @Column('date', { name: 'deregistered_on', nullable: true }) deregisteredOn!: string | null;
  @Column('integer', { name: 'remaining_members', nullable: true }) remainingMembers!: number | null;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
}
