import type { BenefitCategory, BenefitDesk } from '@lien-thong/contracts';
import type { ReviewReason } from '@lien-thong/law';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Benefit } from '../benefit-decision/decision';
import { whole } from '../benefit-decision/whole';

/** A claim of which the law does not say what regime pays it. */
@Entity('benefit_review')
export class BenefitReview {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @PrimaryColumn('text') benefit!: Benefit;
  @Column('integer') attempt!: number;
  @Column({ type: 'bigint', insert: false, update: false, transformer: whole })
  line!: number;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  @Column('text', { name: 'between_regimes', array: true }) between!: BenefitCategory[];
  @Column('text', { array: true }) articles!: string[];
  @Column('text') why!: ReviewReason;
  /** The claim, and what the registers said when it was looked at: sealed JSON. */
  @Column('text') command!: string;
  @Column('text') register!: string;
  @Column('text', { name: 'law_version' }) lawVersion!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('text', { nullable: true }) pays!: BenefitCategory | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_why', nullable: true }) decidedWhy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
}
