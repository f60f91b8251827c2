import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { HandOver, NewShipment, ResultDelivery } from '@lien-thong/contracts';
import { Answers, ById, Problem, Refuses, TakesForm, TakesIfMatch } from '@lien-thong/service';
import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { caseIdOf } from '../linked-case/case-address';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { DeliveryDesk } from './delivery-desk';

const TakesVersion = () => TakesIfMatch('case');

/** Trả kết quả: issued is not delivered. */
@ApiTags('cases')
@ById('caseId')
@Controller('cases/:caseId')
export class DeliveriesController {
  constructor(
    private readonly desk: DeliveryDesk,
    private readonly database: DataSource,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'How the result came to the family, or where it is' })
  @Answers(200, 'the delivery', ResultDelivery)
  @Refuses([404, 'not-found'])
  @Allows('case.read')
  @Get('delivery')
  async delivery(@Param('caseId') given: string, @Asker() asker: Caller): Promise<ResultDelivery> {
    const caseId = caseIdOf(given);
    const found = await this.database.getRepository(LinkedCase).findOneBy({ caseId });
    if (!found || !asker.reach('case.read').covers(found.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    await this.reads.recordRead(asker, { action: 'case.read', caseId, commune: found.commune });
    return this.desk.of(caseId);
  }

  @ApiOperation({ summary: 'The result is handed over at the desk and signed for: status 10' })
  @TakesVersion()
  @TakesForm(HandOver)
  @Answers(204, 'returned')
  @Refuses(
    [404, 'not-found'],
    [409, 'not-now, parcel-under-way'],
    [412, 'changed-meanwhile'],
    [422, 'invalid-hand-over'],
  )
  @Allows('result.deliver')
  @Post('hand-over')
  @HttpCode(204)
  handOver(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    return this.desk.handOver({ caseId: caseIdOf(given), ifMatch, asker }, body);
  }

  @ApiOperation({ summary: 'The result is given to the post; after a loss again, with the reason' })
  @TakesVersion()
  @TakesForm(NewShipment)
  @Answers(202, 'the carrier is told')
  @Refuses(
    [404, 'not-found'],
    [409, 'not-now, not-by-post, parcel-under-way'],
    [412, 'changed-meanwhile'],
    [422, 'invalid-shipment'],
  )
  @Allows('result.deliver')
  @Post('shipments')
  @HttpCode(202)
  ship(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    return this.desk.ship({ caseId: caseIdOf(given), ifMatch, asker }, body);
  }
}
