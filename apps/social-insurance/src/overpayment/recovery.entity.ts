import type { BenefitDesk, RecoveryLine, RecoverySource, RecoveryState } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { whole } from '../benefit-decision/whole';

/** Thu hồi: money that was paid and was not due. */
@Entity('recovery')
export class Recovery {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'bigint', insert: false, update: false, transformer: whole }) line!: number;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') source!: RecoverySource;
  /** The stop, or the payment, that it comes from. */
  @Column('uuid', { nullable: true }) stop!: string | null;
  @Column('uuid', { nullable: true }) payment!: string | null;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  /** The monthly sum, or the benefit, that was paid. */
  @Column('text') payer!: string;
  /** yyyy-mm. */
  @Column('text', { array: true }) months!: string[];
  @Column({ type: 'bigint', transformer: whole }) amount!: number;
  @Column('text') state!: RecoveryState;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('integer') version!: number;
}

export const recoveryLine = (r: Recovery): RecoveryLine => ({
  line: r.line,
  id: r.id,
  version: r.version,
  caseId: r.caseId,
  source: r.source,
  desk: r.desk,
  payer: r.payer,
  months: r.months,
  amount: r.amount,
  state: r.state,
  ...(r.reason ? { reason: r.reason } : {}),
});
