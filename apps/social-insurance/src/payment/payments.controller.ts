import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import {
  CashHandOver,
  MonthlyListMade,
  PayingDesk,
  PaymentAgain,
  PaymentLine,
  PaymentList,
  PaymentQuery,
} from '@lien-thong/contracts';
import { Answers, ById, formOf, idOf, queryOf, Refuses, TakesForm, TakesQuery } from '@lien-thong/service';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { mustReachSeat, reachOfDesk } from '../desk-reach';
import { OrderDesk } from './order-desk';
import { lineOf } from './payment-line';
import { pageOfDesk } from './page-of-desk';
import { PaymentOrder } from './payment-order.entity';

const IF_MATCH = {
  name: 'If-Match',
  description: 'the version of the order that was seen, e.g. `"2"`; a newer one is refused with 412',
  required: false,
};

/** Lệnh chi: what is to be paid, what was, and what did not arrive. */
@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly desk: OrderDesk,
  ) {}

  @ApiOperation({
    summary: "A desk's payment orders in one state, oldest first, and how many there are in each",
  })
  @TakesQuery(PaymentQuery)
  @Answers(200, 'a page', PaymentList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.payments')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<PaymentList> {
    const { desk, state = 'due', after = 0 } = queryOf(PaymentQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.payments', desk);
    await this.reads.recordList(asker, 'benefit.payments', 'payments', { desk, state, after });
    const { items, counts } = await pageOfDesk(this.database, PaymentOrder, { desk, seats, state, after });
    return { items: items.map(lineOf), counts };
  }

  @ApiOperation({ summary: 'Open the orders of the months that have come, of monthly benefits' })
  @TakesForm(PayingDesk)
  @Answers(200, 'how many were opened', MonthlyListMade)
  @Refuses([403, 'outside-your-unit'], [422, 'invalid-desk'])
  @Allows('benefit.pay')
  @Post('months')
  @HttpCode(200)
  async openMonths(@Asker() asker: Caller, @Body() body: unknown): Promise<MonthlyListMade> {
    const form = formOf(PayingDesk, body, 'invalid-desk');
    mustReachSeat(asker, 'benefit.pay', form);
    return { opened: await this.desk.openMonths(form, asker) };
  }

  @ApiOperation({ summary: 'Money handed over at the desk, and to whom' })
  @ById('id')
  @TakesForm(CashHandOver)
  @Answers(200, 'paid', PaymentLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-receiver'])
  @ApiHeader(IF_MATCH)
  @Allows('benefit.pay')
  @Post(':id/hand-over')
  @HttpCode(200)
  async handOver(
    @Param('id') id: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PaymentLine> {
    const form = formOf(CashHandOver, body, 'invalid-receiver');
    return lineOf(await this.desk.handOver({ id: orderIdOf(id), asker, ifMatch }, form));
  }

  @ApiOperation({ summary: 'Order anew what certainly did not arrive, with the reason' })
  @ById('id')
  @TakesForm(PaymentAgain)
  @Answers(201, 'the new order', PaymentLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-payment'])
  @ApiHeader(IF_MATCH)
  @Allows('benefit.pay')
  @Post(':id/again')
  async again(
    @Param('id') id: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PaymentLine> {
    const form = formOf(PaymentAgain, body, 'invalid-payment');
    return lineOf(await this.desk.again({ id: orderIdOf(id), asker, ifMatch }, form));
  }
}

const orderIdOf = (given: string): string => idOf(given, 'Không tìm thấy lệnh chi.');
