import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { DraftDecision, SupplementLine, SupplementList, SupplementQuery } from '@lien-thong/contracts';
import { Answers, ById, formOf, idOf, queryOf, Refuses, TakesForm, TakesQuery } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, In, MoreThan } from 'typeorm';
import { reachOfDesk } from '../desk-reach';
import { SupplementDesk } from './supplement-desk';
import { lineOf } from './supplement-line';
import { Supplement } from './supplement.entity';

const MOST = 200;

/** Danh sách quyết định bổ sung: what a law applied from an earlier day adds to decisions already made. */
@ApiTags('supplements')
@Controller('supplements')
export class SupplementsController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly desk: SupplementDesk,
  ) {}

  @ApiOperation({
    summary: "A desk's supplementary decisions, drafts unless `state` says otherwise, oldest first",
  })
  @TakesQuery(SupplementQuery)
  @Answers(200, 'the list', SupplementList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.list')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<SupplementList> {
    const { desk, state = 'draft', after = 0 } = queryOf(SupplementQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.list', desk);
    await this.reads.recordList(asker, 'benefit.list', 'supplements', { desk, state, after });
    const found = await this.database.getRepository(Supplement).find({
      where: {
        desk,
        ...(seats ? { seat: In(seats) } : {}),
        state,
        line: MoreThan(after),
      },
      order: { line: 'asc' },
      take: MOST,
    });
    return { items: found.map(lineOf) };
  }

  @ApiOperation({
    summary: 'Approve a sum to be added: it becomes a numbered decision and the family is told',
  })
  @ById('id')
  @TakesForm(DraftDecision)
  @Answers(200, 'approved', SupplementLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-decision'])
  @Allows('benefit.decide')
  @Post(':id/approve')
  @HttpCode(200)
  async approve(
    @Param('id') id: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<SupplementLine> {
    return lineOf(await this.desk.approve(draftIdOf(id), decisionOf(body), asker));
  }

  @ApiOperation({ summary: 'Put a draft aside, with the reason: nothing is paid' })
  @ById('id')
  @TakesForm(DraftDecision)
  @Answers(200, 'dismissed', SupplementLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-decision'])
  @Allows('benefit.decide')
  @Post(':id/dismiss')
  @HttpCode(200)
  async dismiss(
    @Param('id') id: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<SupplementLine> {
    return lineOf(await this.desk.dismiss(draftIdOf(id), decisionOf(body), asker));
  }
}

const draftIdOf = (given: string): string => idOf(given, 'Không tìm thấy bản dự thảo.');

const decisionOf = (body: unknown): DraftDecision => formOf(DraftDecision, body, 'invalid-decision');
