import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { DeregistrationList, DeregistrationQuery, type DeregistrationLine } from '@lien-thong/contracts';
import { Answers, mustReach, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Deregistration } from './deregistration.entity';

const MOST = 200;

@ApiTags('deregistrations')
@Allows('deregistration.list')
@Controller('deregistrations')
export class DeregistrationsController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: "A commune's answers in the order given; `after` is the last line seen" })
  @TakesQuery(DeregistrationQuery)
  @Answers(200, 'a page', DeregistrationList)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query'])
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<DeregistrationList> {
    const { commune, after = 0 } = queryOf(DeregistrationQuery, query);
    mustReach(asker.reach('deregistration.list'), commune);
    await this.reads.recordList(asker, 'deregistration.list', 'deregistrations', { commune, after });
    const found = await this.database
      .getRepository(Deregistration)
      .createQueryBuilder('d')
      .where('d.commune = :commune and d.line > :after', { commune, after })
      .orderBy('d.line')
      .limit(MOST)
      .getMany();
    return { items: found.map(lineOf) };
  }
}

const lineOf = (d: Deregistration): DeregistrationLine => ({
  line: d.line,
  caseId: d.caseId,
  answer: d.answer,
  ...(d.reason === null ? {} : { reason: d.reason }),
  ...(d.deregisteredOn === null ? {} : { deregisteredOn: d.deregisteredOn }),
  ...(d.remainingMembers === null ? {} : { remainingMembers: d.remainingMembers }),
});
