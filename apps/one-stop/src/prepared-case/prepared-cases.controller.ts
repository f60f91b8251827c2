import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import {
  NoticeLookUp,
  Prefill,
  PreparedCaseList,
  PreparedCaseQuery,
  PreparedCaseView,
} from '@lien-thong/contracts';
import { Privacy } from '@lien-thong/privacy';
import {
  Answers,
  ById,
  formOf,
  idOf,
  mustReach,
  Problem,
  queryOf,
  Refuses,
  TakesForm,
  TakesQuery,
  tooManyRequests,
} from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Misses } from '../progress/misses';
import { prefillOf } from './prefill';
import { findPrepared, openedNotices, preparedItem, preparedView } from './prepared-case';

const USUAL = 50;
const UNKNOWN = 'Không tìm thấy hồ sơ chuẩn bị.';

@ApiTags('prepared-cases')
@Controller('prepared-cases')
export class PreparedCasesController {
  constructor(
    private readonly database: DataSource,
    private readonly privacy: Privacy,
    private readonly reads: ReadLog,
    private readonly misses: Misses,
  ) {}

  @ApiOperation({ summary: 'What health facilities have told of deaths, newest first, and whether late' })
  @TakesQuery(PreparedCaseQuery)
  @Answers(200, 'a page', PreparedCaseList)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query'])
  @Allows('prepared.read')
  @Get()
  async list(@Query() query: unknown, @Asker() asker: Caller): Promise<PreparedCaseList> {
    const { commune, limit = USUAL, cursor } = queryOf(PreparedCaseQuery, query);
    const reach = asker.reach('prepared.read');
    if (commune) mustReach(reach, commune);
    await this.reads.recordList(asker, 'prepared.read', 'prepared-cases', { commune, cursor });
    const db = this.database.manager;
    const found = await findPrepared(
      db,
      `($1::text[] is null or p.commune = any($1)) and ($2::uuid is null or p.prepared_id < $2)
       order by p.prepared_id desc limit $3`,
      [commune ? [commune] : reach.communes, cursor ?? null, limit + 1],
    );
    const opened = await openedNotices(db, this.privacy, found.slice(0, limit));
    const items = [...opened].flatMap(([row, notice]) => (notice ? [preparedItem(row, notice)] : []));
    return found.length > limit ? { items, next: found[limit - 1]!.preparedId } : { items };
  }

  @ApiOperation({ summary: 'A prepared case, with the declaration as far as the notice fills it in' })
  @ById('preparedId')
  @Answers(200, 'the prepared case', PreparedCaseView)
  @Refuses([404, 'not-found'])
  @Allows('prepared.read')
  @Get(':preparedId')
  async one(@Param('preparedId') given: string, @Asker() asker: Caller): Promise<PreparedCaseView> {
    const preparedId = idOf(given, UNKNOWN);
    const db = this.database.manager;
    const found = await findPrepared(db, 'p.prepared_id = $1', [preparedId]);
    const [[row, notice] = []] = [...(await openedNotices(db, this.privacy, found))];
    if (!row || !notice || !asker.reach('prepared.read').covers(row.commune))
      throw new Problem(404, 'not-found', UNKNOWN);
    const subject = { kind: 'prepared-case', id: preparedId };
    await this.reads.recordRead(asker, {
      action: 'prepared.read',
      caseId: preparedId,
      commune: row.commune,
      subject,
    });
    return preparedView(row, notice);
  }

  @ApiOperation({
    summary: 'The declaration filled in for the family, by the number of the notice and the id of who died',
  })
  @TakesForm(NoticeLookUp)
  @Answers(200, 'the declaration so far', Prefill)
  @Refuses(
    [404, 'not-found: the same whichever of the two is wrong'],
    [422, 'invalid-look-up'],
    [429, 'too-many-requests'],
  )
  @Allows('prepared.look-up')
  @Post('look-up')
  @HttpCode(200)
  async lookUp(@Body() body: unknown, @Ip() address: string): Promise<Prefill> {
    const { number, personalId } = formOf(NoticeLookUp, body, 'invalid-look-up');
    const wait = this.misses.waitOf(address);
    if (wait) throw tooManyRequests(wait);
    const db = this.database.manager;
    const found = await findPrepared(
      db,
      'p.person = $1 and p.notice_number = $2 and not p.withdrawn order by p.prepared_id desc limit 1',
      [this.privacy.hash('person', personalId), number.trim()],
    );
    const [notice] = (await openedNotices(db, this.privacy, found)).values();
    if (notice) return prefillOf(notice);
    this.misses.count(address);
    throw new Problem(
      404,
      'not-found',
      'Không tìm thấy giấy báo tử. Xin kiểm tra lại số giấy và số định danh, hoặc điền tờ khai như thường.',
    );
  }
}
