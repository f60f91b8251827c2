import type { BenefitEffects, DeadlineEffects, ProposalState } from '@lien-thong/contracts';
import type { LawFiles } from '@lien-thong/law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A new version of the law that somebody prepared, what it would change, and what was decided about it. */
@Entity('law_proposal')
export class LawProposalRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') version!: string;
  @Column('text', { name: 'based_on' }) basedOn!: string;
  @Column('jsonb') files!: LawFiles;
  /** Sentences for people. */
  @Column('jsonb') changes!: string[];
  @Column('jsonb') deadlines!: DeadlineEffects;
  @Column('jsonb', { nullable: true }) benefits!: BenefitEffects | null;
  @Column('text') state!: ProposalState;
  @Column('text') reason!: string;
  @Column('text', { name: 'prepared_by' }) preparedBy!: string;
  @Column('text') proposer!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_why', nullable: true }) decidedWhy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
}
