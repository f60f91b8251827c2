import type { BenefitDesk } from '@lien-thong/contracts';
import type { RestsOn, Supplement as Found } from '@lien-thong/law';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Benefit } from '../benefit-decision/decision';
import { whole } from '../benefit-decision/whole';

export const SUPPLEMENT_STATES = ['draft', 'approved', 'dismissed', 'superseded'] as const;

/** Quyết định bổ sung: what a later version of the law adds to a decision, a draft until an officer decides. */
@Entity('supplement')
export class Supplement {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'bigint', insert: false, update: false, transformer: whole }) line!: number;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') benefit!: Benefit;
  @Column('text', { name: 'law_version' }) lawVersion!: string;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  @Column('text') kind!: Found['kind'];
  @Column('text') regime!: string;
  @Column({ type: 'bigint', name: 'from_amount', transformer: whole }) fromAmount!: number;
  @Column({ type: 'bigint', name: 'to_amount', nullable: true, transformer: whole }) toAmount!: number | null;
  @Column('date', { nullable: true }) since!: string | null;
  /** The rows that differ, with their sources. */
  @Column('jsonb') because!: readonly RestsOn[];
  @Column('text') state!: (typeof SUPPLEMENT_STATES)[number];
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_why', nullable: true }) decidedWhy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
}
