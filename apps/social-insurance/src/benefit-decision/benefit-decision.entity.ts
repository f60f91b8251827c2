import type { BenefitCategory, BenefitDesk, SurvivorsBenefitKind } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Benefit } from './decision';
import { whole } from './whole';

/** Quyết định hưởng: a benefit granted by a desk. */
@Entity('benefit_decision')
export class BenefitDecision {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @PrimaryColumn('text') benefit!: Benefit;
  @Column('integer') attempt!: number;
  /** Its place in the list of all decisions. */
  @Column({ type: 'bigint', insert: false, update: false, transformer: whole }) line!: number;
  @Column('text') code!: string;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  @Column('integer') year!: number;
  @Column('integer') number!: number;
  @Column('bytea') person!: Buffer;
  @Column('text') commune!: string;
  @Column('date', { name: 'died_on' }) diedOn!: string;
  @Column('text', { nullable: true }) category!: BenefitCategory | null;
  @Column('text', { nullable: true }) kind!: SurvivorsBenefitKind | null;
  @Column('integer', { nullable: true }) relatives!: number | null;
  @Column({ type: 'bigint', transformer: whole }) amount!: number;
  @Column('text') formula!: string;
  @Column('text') article!: string;
  @Column('text', { name: 'law_version' }) lawVersion!: string;
  /** Whom it is paid to, and what it was made on: sealed JSON. */
  @Column('text') payee!: string;
  @Column('text') facts!: string;
  @Column('date', { name: 'decided_on' }) decidedOn!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}
