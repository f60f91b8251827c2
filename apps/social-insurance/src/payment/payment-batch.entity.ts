import type { BATCH_METHODS, BenefitDesk, PaymentBatchView } from '@lien-thong/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { whole } from '../benefit-decision/whole';
import { deskAbbreviation } from '../benefit-decision/decision-code';

/** Đợt chi: orders that go to a payer in one numbered file. */
@Entity('payment_batch')
export class PaymentBatch {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') desk!: BenefitDesk;
  @Column('text') seat!: string;
  @Column('integer') year!: number;
  @Column('integer') number!: number;
  @Column('text') method!: (typeof BATCH_METHODS)[number];
  @Column('integer') orders!: number;
  @Column({ type: 'bigint', transformer: whole }) total!: number;
  /** Of the file's bytes. */
  @Column('text') sha256!: string;
  @Column('text', { name: 'made_by' }) madeBy!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
}

/** Số đợt chi, e.g. `DC-BHXH-92-2026-7`. */
export const batchCode = ({
  desk,
  seat,
  year,
  number,
}: Pick<PaymentBatch, 'desk' | 'seat' | 'year' | 'number'>) =>
  `DC-${deskAbbreviation(desk)}-${seat}-${year}-${number}`;

export const batchView = (batch: PaymentBatch): PaymentBatchView => ({
  id: batch.id,
  code: batchCode(batch),
  desk: batch.desk,
  seat: batch.seat,
  method: batch.method,
  orders: batch.orders,
  total: batch.total,
  sha256: batch.sha256,
  madeBy: batch.madeBy,
  madeAt: batch.madeAt.toISOString(),
});
