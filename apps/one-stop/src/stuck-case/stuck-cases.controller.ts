import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { StuckCounts, StuckList, StuckQuery } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { waitsTooLongSince } from '@lien-thong/law';
import { Answers, Clock, mustReach, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { inWords } from './in-words';
import { countStuck, stuckCases, type Looking } from './stuck-cases';

const MOST = 200;

/** Which cases wait for somebody's hand, why, and what can be done. */
@ApiTags('stuck cases')
@Controller('stuck-cases')
export class StuckCasesController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'Those that have waited longest first; a case stands here once for each thing' })
  @TakesQuery(StuckQuery)
  @Answers(200, 'a page', StuckList)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query'])
  @Allows('stuck-case.list')
  @Get()
  async list(@Query() query: unknown, @Asker() asker: Caller): Promise<StuckList> {
    const asked = queryOf(StuckQuery, query);
    const looking = this.looking(asker);
    if (asked.commune) mustReach(looking.reach, asked.commune);
    await this.reads.recordList(asker, 'stuck-case.list', 'stuck-cases', { ...asked });
    const found = await stuckCases(this.database.manager, looking, asked, MOST);
    return { items: found.map(inWords) };
  }

  @ApiOperation({ summary: 'How many there are of each kind' })
  @Answers(200, 'the counts', StuckCounts)
  @Allows('stuck-case.list')
  @Get('counts')
  async counts(@Asker() asker: Caller): Promise<StuckCounts> {
    const found = await countStuck(this.database.manager, this.looking(asker));
    return {
      parked: found.parked,
      unanswered: found.unanswered,
      notUndone: found['not-undone'],
      notCorrected: found['not-corrected'],
      listsDiffer: found['lists-differ'],
    };
  }

  private looking(asker: Caller): Looking {
    const today = this.clock.today();
    const since = waitsTooLongSince(this.gazette.inForce(), today);
    return { reach: asker.reach('stuck-case.list'), today, askedBefore: `${since}T00:00:00+07:00` };
  }
}
