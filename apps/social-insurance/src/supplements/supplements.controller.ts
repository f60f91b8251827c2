import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  BENEFIT_DESKS,
  DraftDecision,
  SupplementLine,
  SupplementList,
  type BenefitDesk,
} from '@lien-thong/contracts';
import { Answers, formOf, idOf, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, In, MoreThan } from 'typeorm';
import { reachOfDesk } from '../desk-reach';
import { SupplementDesk } from './supplement-desk';
import { lineOf } from './supplement-line';
import { Supplement, SUPPLEMENT_STATES } from './supplement.entity';

const MOST = 200;

/** Danh sách quyết định bổ sung: what a law applied from an earlier day adds to decisions already made. */
@ApiTags('supplements')
@Controller('supplements')
export class SupplementsController {
  constructor(
    private readonly database: DataSource,
    private readonly desk: SupplementDesk,
  ) {}

  @ApiOperation({
    summary: "A desk's supplementary decisions, drafts unless `state` says otherwise, oldest first",
  })
  @Answers(200, 'the list', SupplementList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.list')
  @Get()
  async list(
    @Asker() asker: Caller,
    @Query('desk') desk?: string,
    @Query('state') state = 'draft',
    @Query('after') after = '0',
  ): Promise<SupplementList> {
    const known =
      BENEFIT_DESKS.includes(desk as BenefitDesk) &&
      (SUPPLEMENT_STATES as readonly string[]).includes(state) &&
      /^\d{1,15}$/.test(after);
    if (!known)
      throw new Problem(
        422,
        'invalid-query',
        'Cần mã cơ quan quyết định (social-insurance, commune hoặc home-affairs) và trạng thái (draft, approved, dismissed hoặc superseded).',
      );
    const { seats } = reachOfDesk(asker, 'benefit.list', desk as BenefitDesk);
    const found = await this.database.getRepository(Supplement).find({
      where: {
        desk: desk as BenefitDesk,
        ...(seats ? { seat: In(seats) } : {}),
        state: state as Supplement['state'],
        line: MoreThan(Number(after)),
      },
      order: { line: 'asc' },
      take: MOST,
    });
    return { items: found.map(lineOf) };
  }

  @ApiOperation({
    summary: 'Approve a sum to be added: it becomes a numbered decision and the family is told',
  })
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
