import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { FollowUpBookQuery } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { bytesOf } from '@lien-thong/pages';
import { Privacy } from '@lien-thong/privacy';
import {
  AnswersPdf,
  Clock,
  invalid,
  mustReach,
  Problem,
  queryOf,
  Refuses,
  TakesQuery,
} from '@lien-thong/service';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { bookEntries, countEntries } from './book-entries';
import { periodFaults } from './book-period';
import { drawBook } from './draw-book';

/** So many lines take some 0.4 s of processor time, during which nothing else is answered. */
const MOST = 500;

/** Sổ theo dõi hồ sơ: for the officers of the commune to print and keep. */
@ApiTags('follow-up-book')
@Controller('follow-up-book.pdf')
export class FollowUpBookController {
  constructor(
    private readonly database: DataSource,
    private readonly gazette: Gazette,
    private readonly reads: ReadLog,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: `The cases that a commune received in a period, as A4 pages (PDF): a year and ${MOST} cases at most`,
  })
  @TakesQuery(FollowUpBookQuery)
  @AnswersPdf('the book')
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query, too-many-cases'])
  @Allows('follow-up-book.print')
  @Get()
  async print(@Query() query: unknown, @Asker() asker: Caller): Promise<StreamableFile> {
    const { commune, from, to } = queryOf(FollowUpBookQuery, query);
    const asked = { commune, from, to };
    const faults = periodFaults(asked);
    if (faults.length) throw invalid('invalid-query', faults);
    mustReach(asker.reach('follow-up-book.print'), commune);
    const { manager } = this.database;
    const many = await countEntries(manager, asked);
    if (many > MOST)
      throw new Problem(
        422,
        'too-many-cases',
        `Khoảng này có ${many} hồ sơ, mỗi lần in nhiều nhất ${MOST}: xin chọn khoảng ngắn hơn.`,
      );
    await this.reads.recordList(asker, 'follow-up-book.print', 'follow-up-book', asked);
    const entries = await bookEntries(manager, this.privacy, asked);
    const printing = { law: this.gazette.inForce(), at: this.clock.now(), on: this.clock.today() };
    return new StreamableFile(await bytesOf(drawBook(asked, entries, printing)), {
      disposition: `inline; filename="so-theo-doi-${commune}-${from}-${to}.pdf"`,
    });
  }
}
