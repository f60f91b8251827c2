import { Allows, Asker, type Caller } from '@lien-thong/access';
import { formats, LateCases, LateQuery } from '@lien-thong/contracts';
import { Answers, Clock, invalid, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { asOf } from './counts';
import { lateCases } from './late-cases';
import { readPeriod } from './period';

const MOST = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

@ApiTags('communes')
@Controller('late-without-apology')
export class LateCasesController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'The cases received in a period that are late, and nobody has said sorry' })
  @TakesQuery(LateQuery)
  @Answers(200, 'a page', LateCases)
  @Refuses([422, 'invalid-query'])
  @Allows('record.read')
  @Get()
  async list(@Query() asked: unknown, @Asker() asker: Caller): Promise<LateCases> {
    const { after = FIRST, ...query } = queryOf(LateQuery, asked);
    const today = this.clock.today();
    const period = readPeriod(query, today);
    if (Array.isArray(period)) throw invalid('invalid-query', period);
    if (!formats.uuid(after))
      throw invalid('invalid-query', [
        { pointer: '/after', code: 'unknown-page', message: 'Trang bắt đầu từ: không đúng mã trang đã cho.' },
      ]);
    const { communes } = asker.reach('record.read');
    const items = await lateCases(this.database.manager, period, { today, communes, after, most: MOST });
    const next = items.length === MOST ? { next: items.at(-1)!.caseId } : {};
    return { ...period, asOf: asOf(period, today), items, ...next };
  }
}
