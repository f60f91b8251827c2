import { Allows, Asker, type Caller } from '@lien-thong/access';
import { findCommune } from '@lien-thong/law';
import { CommuneRecordList, CommuneRecordView, PeriodQuery, RecordSummary } from '@lien-thong/contracts';
import {
  Answers,
  Clock,
  invalid,
  mustReach,
  Problem,
  queryOf,
  Refuses,
  TakesQuery,
} from '@lien-thong/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { recordOf } from './commune-record';
import { asOf, countCases, countWaiting } from './counts';
import { readPeriod, type Period } from './period';

@ApiTags('communes')
@Refuses([422, 'invalid-query'])
@Allows('record.read')
@Controller()
export class CommuneRecordController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'What every commune did with the cases it received in a period' })
  @TakesQuery(PeriodQuery)
  @Answers(200, 'the communes', CommuneRecordList)
  @Get('communes')
  async communes(@Query() asked: unknown, @Asker() asker: Caller): Promise<CommuneRecordList> {
    const [period, today] = this.periodOf(asked);
    const counts = await countCases(this.database.manager, period, today, withinReach(asker));
    const communes = [...Map.groupBy(counts, ({ commune }) => commune)].map(([commune, ofChannels]) => ({
      ...named(commune),
      ...recordOf(ofChannels),
    }));
    return { ...period, asOf: asOf(period, today), communes };
  }

  @ApiOperation({ summary: 'The same for one commune' })
  @ApiParam({ name: 'code', schema: { type: 'string', format: 'commune-code' } })
  @TakesQuery(PeriodQuery)
  @Answers(200, 'the commune', CommuneRecordView)
  @Refuses([403, 'not-allowed, outside-your-unit'], [404, 'not-found'])
  @Get('communes/:code')
  async commune(
    @Param('code') code: string,
    @Asker() asker: Caller,
    @Query() asked: unknown,
  ): Promise<CommuneRecordView> {
    if (!findCommune(code)) throw new Problem(404, 'not-found', 'Không có xã, phường với mã này.');
    mustReach(asker.reach('record.read'), code);
    const [period, today] = this.periodOf(asked);
    const counts = await countCases(this.database.manager, period, today, [code]);
    return { ...period, asOf: asOf(period, today), ...named(code), ...recordOf(counts) };
  }

  @ApiOperation({ summary: 'All communes together, and how many declarations wait to be accepted now' })
  @TakesQuery(PeriodQuery)
  @Answers(200, 'the sums', RecordSummary)
  @Get('summary')
  async summary(@Query() asked: unknown, @Asker() asker: Caller): Promise<RecordSummary> {
    const [period, today] = this.periodOf(asked);
    const [counts, waiting] = await Promise.all([
      countCases(this.database.manager, period, today, withinReach(asker)),
      countWaiting(this.database.manager, withinReach(asker)),
    ]);
    const communes = new Set(counts.map(({ commune }) => commune)).size;
    return { ...period, asOf: asOf(period, today), communes, waiting, ...recordOf(counts) };
  }

  private periodOf(asked: unknown): [Period, string] {
    const today = this.clock.today();
    const period = readPeriod(queryOf(PeriodQuery, asked), today);
    if (Array.isArray(period)) throw invalid('invalid-query', period);
    return [period, today];
  }
}

const withinReach = (asker: Caller) => asker.reach('record.read').communes;

const named = (commune: string) => ({ commune, name: findCommune(commune)?.name ?? commune });
