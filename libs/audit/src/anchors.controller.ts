import { Allows } from '@lien-thong/access';
import { AnchorList, AnchorQuery, AuditAnchored, OFFICES } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Answers, Clock, dayOf, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { anchorsSince, keepAnchors } from './chain/anchors';

/** About as far back as one would look by hand: 400 days of every office are one short answer. */
const USUAL_DAYS = 400;
const DAY_MS = 86_400_000;

/** Keeps every office's anchors, apart from their chains. */
@ApiTags('audit')
@Controller('audit-anchors')
export class AnchorsController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Handles(AuditAnchored)
  async keep(events: Received<AuditAnchored>[], { db }: Work): Promise<void> {
    // An office speaks for its own chain alone.
    const own = events.filter(({ source, data }) => source === `/${data.office}`);
    await keepAnchors(
      db,
      own.map(({ data }) => data),
    );
  }

  @ApiOperation({ summary: `How far each of the ${OFFICES.length} audit chains had come, day by day` })
  @TakesQuery(AnchorQuery)
  @Answers(200, 'the anchors', AnchorList)
  @Refuses([422, 'invalid-query'])
  @Allows('audit.read')
  @Get()
  async list(@Query() query: unknown): Promise<AnchorList> {
    const { from } = queryOf(AnchorQuery, query);
    const usual = dayOf(new Date(this.clock.now().getTime() - USUAL_DAYS * DAY_MS));
    return { items: await anchorsSince(this.database, from ?? usual) };
  }
}
