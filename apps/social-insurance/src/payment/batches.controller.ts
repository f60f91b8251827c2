import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { BatchForm, DeskQuery, PaymentBatchList, PaymentBatchView } from '@lien-thong/contracts';
import {
  Answers,
  ById,
  formOf,
  idOf,
  Problem,
  queryOf,
  Refuses,
  TakesForm,
  TakesQuery,
} from '@lien-thong/service';
import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { isOfDesk, mustReachSeat, reachOfDesk } from '../desk-reach';
import { BatchDesk } from './batch-desk';
import { batchView, PaymentBatch } from './payment-batch.entity';
import { SendsBatches } from './sends-batches';

const MOST = 200;

const NOT_FOUND = 'Không tìm thấy đợt chi.';

/** Đợt chi: the numbered files that orders go to the payers in. */
@ApiTags('payments')
@Controller('payment-batches')
export class BatchesController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly desk: BatchDesk,
    private readonly sends: SendsBatches,
  ) {}

  @ApiOperation({ summary: "A desk's newest batches, the last one first" })
  @TakesQuery(DeskQuery)
  @Answers(200, 'the list', PaymentBatchList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.payments')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<PaymentBatchList> {
    const { desk } = queryOf(DeskQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.payments', desk);
    await this.reads.recordList(asker, 'benefit.payments', 'payment-batches', { desk });
    const found = await this.database.getRepository(PaymentBatch).find({
      where: { desk, ...(seats ? { seat: In(seats) } : {}) },
      order: { madeAt: 'desc' },
      take: MOST,
    });
    return { items: found.map(batchView) };
  }

  @ApiOperation({ summary: 'Order what is due and not ordered yet, in one numbered batch' })
  @TakesForm(BatchForm)
  @Answers(201, 'the batch', PaymentBatchView)
  @Refuses([403, 'outside-your-unit'], [409, 'nothing-due'], [422, 'invalid-batch'])
  @Allows('benefit.pay')
  @Post()
  async make(@Asker() asker: Caller, @Body() body: unknown): Promise<PaymentBatchView> {
    const form = formOf(BatchForm, body, 'invalid-batch');
    mustReachSeat(asker, 'benefit.pay', form);
    return batchView(await this.sends.make(form, asker));
  }

  @ApiOperation({
    summary: 'The file of a batch for its payer: CSV with control totals, always the same bytes',
  })
  @ById('id')
  @ApiOkResponse({
    description: 'the file',
    content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } },
  })
  @Refuses([404, 'not-found'], [410, 'erased'])
  @Allows('benefit.pay')
  @Get(':id/file')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="dot-chi.csv"')
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, no-store')
  async file(@Param('id') given: string, @Asker() asker: Caller): Promise<string> {
    const id = idOf(given, NOT_FOUND);
    const batch = await this.database.getRepository(PaymentBatch).findOneBy({ id });
    if (!batch || !isOfDesk(asker, 'benefit.pay', batch)) throw new Problem(404, 'not-found', NOT_FOUND);
    return this.desk.file(batch, asker);
  }
}
