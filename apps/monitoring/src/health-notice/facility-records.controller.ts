import { Allows, Asker, type Caller } from '@lien-thong/access';
import { FacilityRecordList, PeriodQuery, type FacilityRecord } from '@lien-thong/contracts';
import { Answers, Clock, invalid, queryOf, Refuses, rows, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { readPeriod } from '../commune-record/period';

const COUNTS = `
  select facility, count(*)::int as told, count(*) filter (where late)::int as late
  from notice_timing
  where received_at >= ($1 || 'T00:00:00+07:00')::timestamptz
    and received_at < ($2 || 'T00:00:00+07:00')::timestamptz + interval '1 day'
    and ($3::text[] is null or commune = any($3))
  group by facility order by late desc, facility limit 5000`;

@ApiTags('facilities')
@Controller('facilities')
export class FacilityRecordsController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'How many death notices each health facility told in a period, and how many late',
  })
  @TakesQuery(PeriodQuery)
  @Answers(200, 'the facilities, those with most late ones first', FacilityRecordList)
  @Refuses([422, 'invalid-query'])
  @Allows('record.read')
  @Get()
  async facilities(@Query() asked: unknown, @Asker() asker: Caller): Promise<FacilityRecordList> {
    const period = readPeriod(queryOf(PeriodQuery, asked), this.clock.today());
    if (Array.isArray(period)) throw invalid('invalid-query', period);
    const { from, to } = period;
    const { communes } = asker.reach('record.read');
    const facilities = await rows<FacilityRecord>(this.database.manager, COUNTS, [from, to, communes]);
    return { from, to, facilities };
  }
}
