import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  ComparedLists,
  DifferenceCounts,
  DifferenceList,
  DifferenceQuery,
  Explanation,
  ListFileQuery,
  ListKept,
  MissingLists,
  UploadedList,
  type ComparedList,
} from '@lien-thong/contracts';
import {
  Answers,
  ById,
  FileBody,
  formOf,
  idOf,
  mustReach,
  queryOf,
  Refuses,
  rows,
  TakesFile,
  TakesForm,
  TakesQuery,
} from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { DifferenceDesk, differencesIn } from './difference-desk';
import { openDifferences } from './differences';
import { textOf } from './list-file';
import { missingLists } from './missing-lists';

/** The newest lists, as JSON without what is absent. */
const NEWEST = `
  select jsonb_strip_nulls(jsonb_build_object('listId', list, 'office', office, 'commune', commune, 'from', from_day,
    'to', to_day, 'lines', lines, 'arrivedAt', arrived_at, 'comparedAt', compared_at)) as list
  from decision_list where $1::text[] is null or commune = any($1)
  order by arrived_at desc limit 100`;

/** Đối soát with offices' own lists, and what was decided outside the software. */
@ApiTags('reconciliation')
@Controller()
export class DifferencesController {
  constructor(
    private readonly database: DataSource,
    private readonly desk: DifferenceDesk,
  ) {}

  @ApiOperation({
    summary: 'All that an office decided in a commune in a period, to be compared with the cases',
  })
  @TakesForm(UploadedList)
  @Answers(201, 'kept; it is compared within half an hour', ListKept)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-list'])
  @Allows('reconciliation.upload')
  @Post('reconciliations')
  upload(@Body() body: unknown, @Asker() asker: Caller): Promise<ListKept> {
    return this.desk.take(body, asker);
  }

  @ApiOperation({
    summary:
      'The same as a CSV file: UTF-8, `;` or `,`, columns Số văn bản, Mã hồ sơ, Bước, Kết quả, Ngày quyết định',
  })
  @TakesQuery(ListFileQuery)
  @TakesFile(['text/csv'], 'Chỉ nhận tệp CSV (text/csv).')
  @Answers(201, 'kept; it is compared within half an hour', ListKept)
  @Refuses(
    [400, 'not-utf-8, upload-cut-off'],
    [403, 'not-allowed, outside-your-unit'],
    [413, 'too-large'],
    [415, 'unsupported-media-type'],
    [422, 'invalid-query, invalid-list'],
  )
  @Allows('reconciliation.upload')
  @Post('reconciliations/file')
  async uploadFile(
    @FileBody() body: Readable,
    @Query() query: unknown,
    @Asker() asker: Caller,
  ): Promise<ListKept> {
    return this.desk.takeFile(queryOf(ListFileQuery, query), await textOf(body), asker);
  }

  @ApiOperation({ summary: 'The newest lists, and whether they were compared' })
  @Answers(200, 'the lists', ComparedLists)
  @Allows('difference.list')
  @Get('reconciliations')
  async lists(@Asker() asker: Caller): Promise<ComparedLists> {
    const { communes } = asker.reach('difference.list');
    const found = await rows<{ list: ComparedList }>(this.database.manager, NEWEST, [communes]);
    return { items: found.map(({ list }) => list) };
  }

  @ApiOperation({ summary: 'Lists that have not come by their hour, the oldest first' })
  @Answers(200, 'the lists', MissingLists)
  @Allows('difference.list')
  @Get('reconciliations/missing')
  async missing(@Asker() asker: Caller): Promise<MissingLists> {
    const { communes } = asker.reach('difference.list');
    return { items: await missingLists(this.database.manager, communes) };
  }

  @ApiOperation({ summary: 'Differences in the order found; `after` is the last line seen' })
  @TakesQuery(DifferenceQuery)
  @Answers(200, 'a page', DifferenceList)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query'])
  @Allows('difference.list')
  @Get('differences')
  async list(@Query() query: unknown, @Asker() asker: Caller): Promise<DifferenceList> {
    const asked = queryOf(DifferenceQuery, query);
    const reach = asker.reach('difference.list');
    if (asked.commune) mustReach(reach, asked.commune);
    return { items: await differencesIn(this.database.manager, { ...asked, reach }) };
  }

  @ApiOperation({ summary: 'How many are open, by commune and kind' })
  @Answers(200, 'the counts', DifferenceCounts)
  @Allows('difference.list')
  @Get('differences/counts')
  async counts(@Asker() asker: Caller): Promise<DifferenceCounts> {
    const { communes } = asker.reach('difference.list');
    return { communes: await openDifferences(this.database.manager, communes) };
  }

  @ApiOperation({ summary: 'Say why it differs; it stays on record, with who said so' })
  @ById('id')
  @TakesForm(Explanation)
  @Answers(204, 'explained')
  @Refuses([404, 'not-found'], [409, 'not-open'], [422, 'invalid-explanation'])
  @Allows('difference.explain')
  @Post('differences/:id/explain')
  @HttpCode(204)
  async explain(@Param('id') given: string, @Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    const id = idOf(given, 'Không tìm thấy sai lệch.');
    await this.desk.explain(id, formOf(Explanation, body, 'invalid-explanation').why, asker);
  }
}
