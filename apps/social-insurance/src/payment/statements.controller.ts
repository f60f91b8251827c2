import { Allows, Asker, type Caller } from '@lien-thong/access';
import { formFaults, Statement, StatementFindings } from '@lien-thong/contracts';
import { Answers, FileBody, formOf, invalid, Refuses, TakesFile, TakesForm } from '@lien-thong/service';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { isOfDesk } from '../desk-reach';
import type { PaymentOrder } from './payment-order.entity';
import { readStatement } from './read-statement';
import { StatementDesk } from './statement-desk';

/** Sao kê: what a payer says became of the orders it was given. */
@ApiTags('payments')
@Controller('payment-statements')
export class StatementsController {
  constructor(private readonly desk: StatementDesk) {}

  @ApiOperation({ summary: 'Take a statement; taking it again changes nothing' })
  @TakesForm(Statement)
  @Answers(200, 'what each line meant', StatementFindings)
  @Refuses([422, 'invalid-statement'])
  @Allows('benefit.pay')
  @Post()
  @HttpCode(200)
  take(@Asker() asker: Caller, @Body() body: unknown): Promise<StatementFindings> {
    return this.settle(formOf(Statement, body, 'invalid-statement'), asker);
  }

  @ApiOperation({
    summary:
      'The same as CSV, with a line of titles: reference, result, date, amount and, if known, the fault',
  })
  @TakesFile(['text/csv'], 'Chỉ nhận tệp sao kê dạng CSV.')
  @Answers(200, 'what each line meant', StatementFindings)
  @Refuses([413, 'too-large'], [415, 'unsupported-media-type'], [422, 'invalid-statement'])
  @Allows('benefit.pay')
  @Post('csv')
  @HttpCode(200)
  async takeFile(@Asker() asker: Caller, @FileBody() file: Readable): Promise<StatementFindings> {
    const read = await readStatement(file);
    const faults = formFaults(Statement, read);
    if (faults.length) throw invalid('invalid-statement', faults);
    return this.settle(read, asker);
  }

  private settle({ lines }: Statement, asker: Caller): Promise<StatementFindings> {
    return this.desk.take(lines, asker, (order: PaymentOrder) => isOfDesk(asker, 'benefit.pay', order));
  }
}
