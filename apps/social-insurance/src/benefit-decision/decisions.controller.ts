import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { DecisionList, DeskQuery, type DecisionLine } from '@lien-thong/contracts';
import { Answers, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { reachOfDesk } from '../desk-reach';
import { BenefitDecision } from './benefit-decision.entity';

const MOST = 200;

@ApiTags('decisions')
@Controller('decisions')
export class DecisionsController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: "A desk's decisions in the order made; `after` is the last line seen" })
  @TakesQuery(DeskQuery)
  @Answers(200, 'a page', DecisionList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.list')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<DecisionList> {
    const { desk, after = 0 } = queryOf(DeskQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.list', desk);
    await this.reads.recordList(asker, 'benefit.list', 'decisions', { desk, after });
    const found = await this.database
      .getRepository(BenefitDecision)
      .createQueryBuilder('d')
      .where('d.desk = :desk and d.line > :after', { desk, after })
      .andWhere(seats ? 'd.seat = any(:seats)' : 'true', { seats })
      .orderBy('d.line')
      .limit(MOST)
      .getMany();
    return { items: found.map(lineOf) };
  }
}

const lineOf = (d: BenefitDecision): DecisionLine => ({
  line: d.line,
  code: d.code,
  benefit: d.benefit,
  ...(d.category === null ? {} : { category: d.category }),
  ...(d.kind === null ? {} : { kind: d.kind }),
  amount: d.amount,
  decidedOn: d.decidedOn,
  caseId: d.caseId,
});
