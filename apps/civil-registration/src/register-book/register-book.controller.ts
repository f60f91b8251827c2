import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { BookPagesQuery, type FieldFault } from '@lien-thong/contracts';
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
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { recordRefused } from '../death-registration/record-refused';
import { bookEntries, type BookRange } from './book-entry';
import { drawBook } from './draw-book';

const YEAR = /^\d{4}$/;
/** A page takes a few milliseconds to draw, and nobody else is served meanwhile. */
const MOST_ENTRIES = 100;

const NOT_FOUND = 'Sổ không có số đăng ký nào trong khoảng này.';

/** Sổ đăng ký khai tử, printed. */
@ApiTags('death register')
@Controller('register-book')
export class RegisterBookController {
  constructor(
    private readonly database: DataSource,
    private readonly privacy: Privacy,
    private readonly gazette: Gazette,
    private readonly clock: Clock,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({
    summary: `Pages of the book of a commune and year, at most ${MOST_ENTRIES} entries at a time; annulled ones are struck (PDF)`,
  })
  @ApiParam({ name: 'year', schema: { type: 'string' } })
  @TakesQuery(BookPagesQuery)
  @AnswersPdf('the pages')
  @Refuses(
    [403, 'outside-your-unit'],
    [404, 'not-found: no entry of the range'],
    [422, 'invalid-query: of its fields, upside-down or too-wide'],
  )
  @Allows('book.print')
  @Get(':year.pdf')
  async pages(
    @Param('year') year: string,
    @Query() query: unknown,
    @Asker() asker: Caller,
  ): Promise<StreamableFile> {
    const { commune, from, to } = queryOf(BookPagesQuery, query);
    const fault = rangeFault(from, to);
    if (fault) throw invalid('invalid-query', [fault], 'Khoảng số đăng ký chưa đúng.');
    if (!YEAR.test(year)) throw new Problem(404, 'not-found', NOT_FOUND);
    const range = { commune, year: Number(year), from, to };
    const { manager } = this.database;
    await this.mustReach(asker, range);
    await this.reads.recordList(asker, 'book.print', 'register-book', { ...range });
    const entries = await bookEntries(manager, this.privacy, range);
    if (!entries.length) throw new Problem(404, 'not-found', NOT_FOUND);
    const sheet = drawBook(range, entries, this.gazette.inForce(), this.clock.now());
    return new StreamableFile(await bytesOf(sheet), {
      disposition: `attachment; filename="so-dang-ky-khai-tu-${year}-${from}-${to}.pdf"`,
    });
  }

  private async mustReach(asker: Caller, { commune, year }: BookRange): Promise<void> {
    const reach = asker.reach('book.print');
    const subject = { kind: 'register-book', id: `${commune}/${year}` };
    if (!reach.covers(commune))
      await recordRefused(this.database.manager, { actor: asker, action: 'book.print', subject });
    mustReach(reach, commune);
  }
}

function rangeFault(from: number, to: number): FieldFault | undefined {
  if (to < from)
    return { pointer: '/to', code: 'upside-down', message: 'Số cuối phải không nhỏ hơn số đầu.' };
  if (to - from >= MOST_ENTRIES)
    return { pointer: '/to', code: 'too-wide', message: `Mỗi lần in nhiều nhất ${MOST_ENTRIES} số đăng ký.` };
  return undefined;
}
