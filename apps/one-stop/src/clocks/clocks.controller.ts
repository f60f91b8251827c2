import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { ClockCounts, ClockPage, ClockQuery, formats } from '@lien-thong/contracts';
import { Answers, Clock, invalid, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { counted, listed, type Place } from './clock-lists';

const MOST = 200;

/** As it stands in an address: `2026-11-25.<case>`. */
const placeOf = ({ promisedOn, caseId }: Place): string => `${promisedOn}.${caseId}`;

function placeIn(text: string): Place {
  const [promisedOn = '', caseId = ''] = text.split('.');
  if (formats.day(promisedOn) && formats.uuid(caseId)) return { promisedOn, caseId };
  throw invalid('invalid-query', [
    { pointer: '/after', code: 'unknown-page', message: 'Trang bắt đầu từ: không đúng mã trang đã cho.' },
  ]);
}

/** Which open cases of the asker's ground need somebody's eye because of time. */
@ApiTags('clocks')
@Controller('clocks')
export class ClocksController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'One list of cases, by the promised day' })
  @TakesQuery(ClockQuery)
  @Answers(200, 'a page', ClockPage)
  @Refuses([422, 'invalid-query'])
  @Allows('clock.list')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<ClockPage> {
    const { list, after } = queryOf(ClockQuery, query);
    await this.reads.recordList(asker, 'clock.list', 'clocks', { list });
    const found = await listed(this.database.manager, list, this.looking(asker), {
      ...(after === undefined ? {} : { after: placeIn(after) }),
      most: MOST + 1,
    });
    const items = found.slice(0, MOST);
    return found.length > MOST ? { items, next: placeOf(items.at(-1)!) } : { items };
  }

  @ApiOperation({ summary: 'How many cases stand in each list' })
  @Answers(200, 'the counts', ClockCounts)
  @Allows('clock.list')
  @Get('counts')
  async counts(@Asker() asker: Caller): Promise<ClockCounts> {
    const found = await counted(this.database.manager, this.looking(asker));
    return {
      nearDue: found['near-due'],
      overdue: found.overdue,
      apologyDraft: found['apology-draft'],
      apologyDue: found['apology-due'],
      lateWithoutApology: found['late-without-apology'],
    };
  }

  private looking(asker: Caller) {
    return { reach: asker.reach('clock.list'), today: this.clock.today() };
  }
}
