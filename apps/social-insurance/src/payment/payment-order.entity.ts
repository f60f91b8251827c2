import type { BenefitDesk, PaymentMethod, PaymentPurpose, PaymentState } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Benefit } from '../benefit-decision/decision';
import { whole } from '../benefit-decision/whole';

/** Lệnh chi: one sum to one payee, once. */
@Entity('payment_order')
export class PaymentOrder {
  @PrimaryColumn('uuid') id!: string;
  /** Its place in the list of all orders. */
  @Column({ type: 'bigint', insert: false, update: false, transformer: whole }) line!: number;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') benefit!: Benefit;
  @Column('text') purpose!: PaymentPurpose;
  /** Số quyết định that it rests on. */
  @Column('text') decision!: string;
  /** Of a monthly benefit: the first day of the month it is for. */
  @Column('date', { nullable: true }) month!: string | null;
  @Column('integer') attempt!: number;
  @Column('text') reference!: string;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  @Column('text') method!: PaymentMethod;
  /** Đồng. */
  @Column({ type: 'bigint', transformer: whole }) amount!: number;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  /** Sealed JSON; null: as it stands in the decision. */
  @Column('text', { nullable: true }) payee!: string | null;
  @Column('text') state!: PaymentState;
  @Column('text', { nullable: true }) reason!: string | null;
  /** The day it was paid, or came back. */
  @Column('date', { name: 'settled_on', nullable: true }) settledOn!: string | null;
  @Column('text', { nullable: true }) receiver!: string | null;
  @Column('uuid', { nullable: true }) batch!: string | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
}
