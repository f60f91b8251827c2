import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  OfficeSettingsList,
  OfficeSettingsOrder,
  PostingEnd,
  PostingList,
  PostingOrder,
  PostingQuery,
  type OfficeSettingsView,
  type PostingView,
} from '@lien-thong/contracts';
import { historyOf, postingsIn, settingsIn } from '@lien-thong/identity';
import {
  Answers,
  ById,
  formOf,
  idOf,
  Problem,
  queryOf,
  Refuses,
  TakesForm,
  TakesQuery,
} from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DirectoryDesk } from './directory-desk';

const MOST = 200;
const MOST_SETTINGS = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const NOT_FOUND = 'Không tìm thấy phân công.';

/** Danh bạ cán bộ và cấu hình cơ quan, with their whole history. */
@ApiTags('directory')
@Controller()
export class DirectoryController {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly database: DataSource,
  ) {}

  @ApiOperation({ summary: 'Postings within your reach, as each stands now' })
  @TakesQuery(PostingQuery)
  @Answers(200, 'a page', PostingList)
  @Refuses([422, 'invalid-query'])
  @Allows('posting.list')
  @Get('postings')
  async postings(@Asker() asker: Caller, @Query() query: unknown): Promise<PostingList> {
    const { after = FIRST } = queryOf(PostingQuery, query);
    const items = await postingsIn(this.database.manager, asker.reach('posting.list').seats, after, MOST);
    return { items, ...(items.length === MOST ? { next: items.at(-1)!.postingId } : {}) };
  }

  @ApiOperation({ summary: 'Every version of one posting, oldest first' })
  @ById('postingId')
  @Answers(200, 'the versions', PostingList)
  @Refuses([404, 'not-found'])
  @Allows('posting.list')
  @Get('postings/:postingId')
  async history(@Param('postingId') given: string, @Asker() asker: Caller): Promise<PostingList> {
    const items: PostingView[] = await historyOf(this.database.manager, idOf(given, NOT_FOUND));
    const reach = asker.reach('posting.list');
    if (!items.some(({ unit }) => reach.coversUnit(unit))) throw new Problem(404, 'not-found', NOT_FOUND);
    return { items };
  }

  @ApiOperation({
    summary: 'Post a person: role, unit and period; a stand-in and a delegation of signing too',
  })
  @TakesForm(PostingOrder)
  @Answers(201, 'posted; `items` holds the posting', PostingList)
  @Refuses([403, 'not-allowed, outside-your-unit, own-posting'], [422, 'invalid-posting'])
  @Allows('posting.change')
  @Post('postings')
  async post(@Body() body: unknown, @Asker() asker: Caller): Promise<PostingList> {
    const id = await this.desk.post(formOf(PostingOrder, body, 'invalid-posting'), asker);
    return { items: await historyOf(this.database.manager, id) };
  }

  @ApiOperation({ summary: 'New terms for a posting that stands: a transfer, a leave, another period' })
  @ById('postingId')
  @TakesForm(PostingOrder)
  @Answers(204, 'changed')
  @Refuses(
    [403, 'not-allowed, outside-your-unit, own-posting'],
    [404, 'not-found'],
    [409, 'not-now'],
    [422, 'invalid-posting'],
  )
  @Allows('posting.change')
  @Post('postings/:postingId/change')
  @HttpCode(204)
  async change(
    @Param('postingId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<void> {
    await this.desk.change(idOf(given, NOT_FOUND), formOf(PostingOrder, body, 'invalid-posting'), asker);
  }

  @ApiOperation({ summary: 'End a posting now' })
  @ById('postingId')
  @TakesForm(PostingEnd)
  @Answers(204, 'ended')
  @Refuses(
    [403, 'not-allowed, outside-your-unit, own-posting'],
    [404, 'not-found'],
    [409, 'not-now'],
    [422, 'invalid-posting'],
  )
  @Allows('posting.change')
  @Post('postings/:postingId/end')
  @HttpCode(204)
  async end(@Param('postingId') given: string, @Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    const { reason } = formOf(PostingEnd, body, 'invalid-posting');
    await this.desk.end(idOf(given, NOT_FOUND), reason, asker);
  }

  @ApiOperation({ summary: 'How offices within your reach work, with what held before, newest first' })
  @Answers(200, 'the settings', OfficeSettingsList)
  @Allows('settings.list')
  @Get('office-settings')
  async settings(@Asker() asker: Caller): Promise<OfficeSettingsList> {
    const { seats } = asker.reach('settings.list');
    const items: OfficeSettingsView[] = await settingsIn(this.database.manager, seats, MOST_SETTINGS);
    return { items };
  }

  @ApiOperation({ summary: 'Set how an office works, from a day on' })
  @TakesForm(OfficeSettingsOrder)
  @Answers(204, 'set')
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-settings'])
  @Allows('settings.change')
  @Post('office-settings')
  @HttpCode(204)
  async set(@Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    await this.desk.set(formOf(OfficeSettingsOrder, body, 'invalid-settings'), asker);
  }
}
