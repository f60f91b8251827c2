import { Allows, Asker, type Caller } from '@lien-thong/access';
import { findCommune } from '@lien-thong/law';
import { Clock, invalid, mustReach, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { recordOf, type CommuneRecord } from './commune-record';
import { asOf, countCases, countWaiting } from './counts';
import { readPeriod, type Period } from './period';

interface Asked {
  from?: string;
  to?: string;
}

interface Named {
  commune: string;
  name: string;
}

/** The period that was counted, and the day that decides what is overdue. */
type Counted = Period & { asOf: string };

@ApiTags('communes')
@ApiQuery({
  name: 'from',
  required: false,
  description: 'first day of receipt, yyyy-mm-dd; default 1 January',
})
@ApiQuery({ name: 'to', required: false, description: 'last day of receipt, yyyy-mm-dd; default today' })
@Refuses([422, 'invalid-query'])
@Allows('record.read')
@Controller()
export class CommuneRecordController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'What every commune did with the cases it received in a period' })
  @Get('communes')
  async communes(
    @Query() asked: Asked,
    @Asker() asker: Caller,
  ): Promise<Counted & { communes: (Named & CommuneRecord)[] }> {
    const [period, today] = this.periodOf(asked);
    const counts = await countCases(this.database.manager, period, today, withinReach(asker));
    const communes = [...Map.groupBy(counts, ({ commune }) => commune)].map(([commune, ofChannels]) => ({
      ...named(commune),
      ...recordOf(ofChannels),
    }));
    return { ...period, asOf: asOf(period, today), communes };
  }

  @ApiOperation({ summary: 'The same for one commune' })
  @Refuses([404, 'not-found'])
  @Get('communes/:code')
  async commune(
    @Param('code') code: string,
    @Asker() asker: Caller,
    @Query() asked: Asked,
  ): Promise<Counted & Named & CommuneRecord> {
    if (!findCommune(code)) throw new Problem(404, 'not-found', 'Không có xã, phường với mã này.');
    mustReach(asker.reach('record.read'), code);
    const [period, today] = this.periodOf(asked);
    const counts = await countCases(this.database.manager, period, today, [code]);
    return { ...period, asOf: asOf(period, today), ...named(code), ...recordOf(counts) };
  }

  @ApiOperation({ summary: 'All communes together, and how many declarations wait to be accepted now' })
  @Get('summary')
  async summary(
    @Query() asked: Asked,
    @Asker() asker: Caller,
  ): Promise<Counted & { communes: number; waiting: number } & CommuneRecord> {
    const [period, today] = this.periodOf(asked);
    const [counts, waiting] = await Promise.all([
      countCases(this.database.manager, period, today, withinReach(asker)),
      countWaiting(this.database.manager, withinReach(asker)),
    ]);
    const communes = new Set(counts.map(({ commune }) => commune)).size;
    return { ...period, asOf: asOf(period, today), communes, waiting, ...recordOf(counts) };
  }

  private periodOf(asked: Asked): [Period, string] {
    const today = this.clock.today();
    const period = readPeriod(asked, today);
    if (Array.isArray(period)) throw invalid('invalid-query', period);
    return [period, today];
  }
}

const withinReach = (asker: Caller) => asker.reach('record.read').communes;

const named = (commune: string): Named => ({ commune, name: findCommune(commune)?.name ?? commune });
