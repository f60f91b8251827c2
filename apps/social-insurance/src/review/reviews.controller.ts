import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { DeskQuery, ReviewDecision, ReviewLine, ReviewList } from '@lien-thong/contracts';
import { Answers, ById, formOf, idOf, queryOf, Refuses, TakesForm, TakesQuery } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { reachOfDesk } from '../desk-reach';
import { BenefitReview } from './benefit-review.entity';
import { ReviewDesk } from './review-desk';

const MOST = 200;

/** Việc cần xem xét: claims of which the law does not say what regime pays. */
@ApiTags('reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly desk: ReviewDesk,
  ) {}

  @ApiOperation({
    summary: "A desk's open reviews, oldest first, with the articles that stand against each other",
  })
  @TakesQuery(DeskQuery)
  @Answers(200, 'the list', ReviewList)
  @Refuses([422, 'invalid-query'])
  @Allows('benefit.list')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<ReviewList> {
    const { desk, after = 0 } = queryOf(DeskQuery, query);
    const { seats } = reachOfDesk(asker, 'benefit.list', desk);
    await this.reads.recordList(asker, 'benefit.list', 'reviews', { desk, after });
    const found = await this.database.getRepository(BenefitReview).find({
      where: {
        desk,
        ...(seats ? { seat: In(seats) } : {}),
        line: MoreThan(after),
        decidedAt: IsNull(),
      },
      order: { line: 'asc' },
      take: MOST,
    });
    return { items: found.map(lineOf) };
  }

  @ApiOperation({ summary: 'Say which regime pays, and why: it is granted and the family is told' })
  @ById('caseId')
  @TakesForm(ReviewDecision)
  @Answers(200, 'decided', ReviewLine)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-decision'])
  @Allows('benefit.decide')
  @Post(':caseId/decide')
  @HttpCode(200)
  async decide(
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<ReviewLine> {
    const id = idOf(caseId, 'Không tìm thấy việc cần xem xét.');
    return lineOf(await this.desk.decide(id, formOf(ReviewDecision, body, 'invalid-decision'), asker));
  }
}

const lineOf = ({ line, caseId, between, articles, why, askedAt, pays }: BenefitReview): ReviewLine => ({
  line,
  caseId,
  between,
  articles,
  why,
  askedAt: askedAt.toISOString(),
  ...(pays ? { pays } : {}),
});
