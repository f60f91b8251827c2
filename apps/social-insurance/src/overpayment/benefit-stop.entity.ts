import type { BenefitDesk, MonthlyPayer, StopLine, StopState } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { whole } from '../benefit-decision/whole';

/** Dừng chi: a pension or allowance that a death stops, until its payer confirms. */
@Entity('benefit_stop')
export class BenefitStop {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'bigint', insert: false, update: false, transformer: whole }) line!: number;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') payer!: MonthlyPayer;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  /** Đồng. */
  @Column({ type: 'bigint', transformer: whole }) monthly!: number;
  @Column('date', { name: 'died_on' }) diedOn!: string;
  @Column('date', { name: 'asked_on' }) askedOn!: string;
  /** The first day of the last month that was paid, as the register and then the payer says. */
  @Column('date', { name: 'paid_through', nullable: true }) paidThrough!: string | null;
  @Column('text') state!: StopState;
  @Column('text', { name: 'settled_by', nullable: true }) settledBy!: string | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column({ type: 'bigint', nullable: true, transformer: whole }) arrears!: number | null;
  @Column('integer') version!: number;
}

export const stopLine = (s: BenefitStop): StopLine => ({
  line: s.line,
  id: s.id,
  version: s.version,
  caseId: s.caseId,
  payer: s.payer,
  desk: s.desk,
  monthly: s.monthly,
  diedOn: s.diedOn,
  askedOn: s.askedOn,
  ...(s.paidThrough ? { paidThrough: s.paidThrough } : {}),
  state: s.state,
  ...(s.arrears === null ? {} : { arrears: s.arrears }),
});
