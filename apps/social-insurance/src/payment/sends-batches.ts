import type { Caller } from '@lien-thong/access';
import { SYSTEM } from '@lien-thong/audit';
import type { BatchForm } from '@lien-thong/contracts';
import { Clock } from '@lien-thong/service';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { BatchDesk } from './batch-desk';
import { PAYER, type Payer } from './payer';
import type { PaymentBatch } from './payment-batch.entity';
import { StatementDesk } from './statement-desk';

/** Makes batches, and hands them to the payer where one is connected; otherwise an officer carries the file. */
@Injectable()
export class SendsBatches {
  constructor(
    private readonly batches: BatchDesk,
    private readonly statements: StatementDesk,
    private readonly clock: Clock,
    @Optional() @Inject(PAYER) private readonly payer?: Payer,
  ) {}

  /** The batch is ordered before it is handed over: what the payer does not answer is never sent again by itself. */
  async make(form: BatchForm, by: Caller): Promise<PaymentBatch> {
    const { batch, sent } = await this.batches.make(form, by);
    const answers = await this.payer?.pay(sent, this.clock.today());
    if (answers?.length) await this.statements.take(answers, SYSTEM, ({ batch: id }) => id === batch.id);
    return batch;
  }
}
