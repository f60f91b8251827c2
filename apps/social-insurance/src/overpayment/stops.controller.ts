import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { StopConfirmation, StopLine, StopList, StopQuery } from '@lien-thong/contracts';
import { Answers, ById, formOf, idOf, queryOf, Refuses, TakesForm, TakesQuery } from '@lien-thong/service';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { reachOfDesk } from '../desk-reach';
import { stopLine } from './benefit-stop.entity';
import { StopDesk } from './stop-desk';

/** Dừng chi: which payers have confirmed that they pay the dead no more. */
@ApiTags('overpayment')
@Controller('stops')
export class StopsController {
  constructor(
    private readonly desk: StopDesk,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: "A payer's stops in one list, oldest first, and how many there are in each" })
  @TakesQuery(StopQuery)
  @Answers(200, 'a page', StopList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.payments')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<StopList> {
    const { desk, list = 'open', after = 0 } = queryOf(StopQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.payments', desk);
    await this.reads.recordList(asker, 'benefit.payments', 'stops', { desk, list, after });
    return this.desk.list({ desk, seats }, { list, after });
  }

  @ApiOperation({ summary: 'The payer confirms that it pays no more, and through which month it paid' })
  @ById('id')
  @TakesForm(StopConfirmation)
  @ApiHeader({ name: 'If-Match', description: 'the version that was seen', required: false })
  @Answers(200, 'confirmed', StopLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-confirmation'])
  @Allows('benefit.recover')
  @Post(':id/confirmation')
  @HttpCode(200)
  async confirm(
    @Param('id') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<StopLine> {
    const form = formOf(StopConfirmation, body, 'invalid-confirmation');
    const id = idOf(given, 'Không tìm thấy việc dừng chi.');
    return stopLine(await this.desk.confirm({ id, asker, ifMatch }, form));
  }
}
