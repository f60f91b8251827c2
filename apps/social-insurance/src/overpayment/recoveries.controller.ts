import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { RecoveryLine, RecoveryList, RecoveryQuery, RecoveryStep } from '@lien-thong/contracts';
import { Answers, ById, formOf, idOf, queryOf, Refuses, TakesForm, TakesQuery } from '@lien-thong/service';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { reachOfDesk } from '../desk-reach';
import { pageOfDesk } from '../payment/page-of-desk';
import { RecoveryDesk } from './recovery-desk';
import { Recovery, recoveryLine } from './recovery.entity';

/** Thu hồi: what was paid and was not due. */
@ApiTags('overpayment')
@Controller('recoveries')
export class RecoveriesController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly desk: RecoveryDesk,
  ) {}

  @ApiOperation({ summary: "A desk's sums to recover in one state, oldest first, and how many in each" })
  @TakesQuery(RecoveryQuery)
  @Answers(200, 'a page', RecoveryList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.payments')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<RecoveryList> {
    const { desk, state = 'open', after = 0 } = queryOf(RecoveryQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.payments', desk);
    await this.reads.recordList(asker, 'benefit.payments', 'recoveries', { desk, state, after });
    const { items, counts } = await pageOfDesk(this.database, Recovery, { desk, seats, state, after });
    return { items: items.map(recoveryLine), counts };
  }

  @ApiOperation({ summary: 'Ask for a sum, or end it as recovered or waived, with the reason' })
  @ById('id')
  @TakesForm(RecoveryStep)
  @ApiHeader({ name: 'If-Match', description: 'the version that was seen', required: false })
  @Answers(200, 'as it stands', RecoveryLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-step'])
  @Allows('benefit.recover')
  @Post(':id/steps')
  @HttpCode(200)
  async step(
    @Param('id') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<RecoveryLine> {
    const form = formOf(RecoveryStep, body, 'invalid-step');
    const id = idOf(given, 'Không tìm thấy khoản thu hồi.');
    return recoveryLine(await this.desk.step(id, form, { asker, ifMatch }));
  }
}
