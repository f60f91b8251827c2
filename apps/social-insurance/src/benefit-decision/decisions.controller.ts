import { Allows, Asker, type Caller } from '@lien-thong/access';
import { BENEFIT_DESKS, type BenefitDesk } from '@lien-thong/contracts';
import { Problem } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { reachOfDesk } from '../desk-reach';
import { BenefitDecision } from './benefit-decision.entity';

/** A line of a desk's list: what was decided, and for which case; no name, no id, no account. */
type DecisionLine = Pick<
  BenefitDecision,
  'line' | 'code' | 'benefit' | 'category' | 'kind' | 'amount' | 'decidedOn' | 'caseId'
>;

const MOST = 200;

@ApiTags('decisions')
@Controller('decisions')
export class DecisionsController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({ summary: "A desk's decisions in the order made; `after` is the last line seen" })
  @Allows('benefit.list')
  @Get()
  async list(
    @Asker() asker: Caller,
    @Query('desk') desk?: string,
    @Query('after') after = '0',
  ): Promise<{ items: DecisionLine[] }> {
    if (!BENEFIT_DESKS.includes(desk as BenefitDesk) || !/^\d{1,15}$/.test(after))
      throw new Problem(
        422,
        'invalid-query',
        'Cần mã cơ quan quyết định: social-insurance, commune hoặc home-affairs.',
      );
    const { seats } = reachOfDesk(asker, 'benefit.list', desk as BenefitDesk);
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
  category: d.category,
  kind: d.kind,
  amount: d.amount,
  decidedOn: d.decidedOn,
  caseId: d.caseId,
});
