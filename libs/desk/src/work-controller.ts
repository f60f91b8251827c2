import { Allows, Asker, type Action, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import {
  Opinion,
  SendingBack,
  SendingOn,
  TakingOver,
  WorkCounts,
  WorkPage,
  WorkQuery,
  WorkView,
  type WorkLine,
} from '@lien-thong/contracts';
import { Privacy } from '@lien-thong/privacy';
import {
  Answers,
  ById,
  Clock,
  etagOf,
  formOf,
  idOf,
  Problem,
  queryOf,
  Refuses,
  TakesForm,
  TakesIfMatch,
  TakesQuery,
} from '@lien-thong/service';
import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { counted, listed, type Looking } from './lists';
import { placeIn, placeOf } from './place';
import type { Task } from './task';
import { lineOf, viewOf } from './views';
import { WorkDesk } from './work-desk';
import { actsOf, findItem, type WorkItem } from './work-item';

const MOST = 200;
const NOT_FOUND = 'Không tìm thấy việc này.';

const SEEN = TakesIfMatch('item');

type Refusal = Parameters<typeof Refuses>[number];

/** What every act on an item has: its address, the ETag it may name, what it answers and what it is refused with. */
const Acts = (action: Action, path: string, done: string, more: readonly Refusal[] = []): MethodDecorator =>
  applyDecorators(
    ById('caseId'),
    SEEN,
    Answers(200, done, WorkView),
    Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], ...more),
    Allows(action),
    Post(`:caseId/${path}`),
    HttpCode(200),
  );

/** The lists and acts of one task's desk, under `work/<task>`. */
export function workController(task: Task): Type {
  const { list, prepare, sign } = task.actions;

  @ApiTags('work')
  @Controller(`work/${task.name}`)
  class WorkController {
    constructor(
      private readonly database: DataSource,
      private readonly desk: WorkDesk,
      private readonly clock: Clock,
      private readonly privacy: Privacy,
      private readonly reads: ReadLog,
    ) {}

    private looking(asker: Caller): Looking {
      return {
        task: task.name,
        reaches: new Map(task.offices.map((office) => [office, asker.reach(list, office)])),
        subject: asker.subject,
        today: this.clock.today(),
      };
    }

    @ApiOperation({ summary: 'One list of the desk, by the time left' })
    @TakesQuery(WorkQuery)
    @Answers(200, 'a page', WorkPage)
    @Refuses([422, 'invalid-query'])
    @Allows(list)
    @Get()
    async list(@Asker() asker: Caller, @Query() query: unknown): Promise<WorkPage> {
      const { list: name, after } = queryOf(WorkQuery, query);
      await this.reads.recordList(asker, list, task.name, { list: name });
      const db = this.database.manager;
      const found = await listed(db, name, this.looking(asker), {
        ...(after === undefined ? {} : { after: placeIn(after) }),
        most: MOST + 1,
      });
      const items = await this.lines(found.slice(0, MOST));
      return found.length > MOST ? { items, next: placeOf(found[MOST - 1]!) } : { items };
    }

    @ApiOperation({ summary: 'How many items stand in each list' })
    @Answers(200, 'the counts', WorkCounts)
    @Allows(list)
    @Get('counts')
    async counts(@Asker() asker: Caller): Promise<WorkCounts> {
      const found = await counted(this.database.manager, this.looking(asker));
      return {
        mine: found.mine,
        unassigned: found.unassigned,
        heldByOthers: found['held-by-others'],
        toSign: found['to-sign'],
        nearDue: found['near-due'],
        overdue: found.overdue,
        asking: found.asking,
      };
    }

    @ApiOperation({ summary: 'An item: what the rule proposes, what was prepared, and all that was done' })
    @ById('caseId')
    @Answers(200, 'the item; its ETag is its version', WorkView)
    @Refuses([404, 'not-found'])
    @Allows(list)
    @Get(':caseId')
    async view(
      @Param('caseId') given: string,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
    ): Promise<WorkView> {
      const item = await findItem(this.database.manager, task.name, idOf(given, NOT_FOUND));
      if (!item || !asker.reach(list, item.office).coversSeat(item.seat))
        throw new Problem(404, 'not-found', NOT_FOUND);
      await this.reads.recordRead(asker, { action: list, caseId: item.caseId, commune: item.commune });
      return this.show(reply, item);
    }

    @ApiOperation({ summary: 'An officer takes an item that nobody holds' })
    @Acts(prepare, 'take', 'taken')
    async take(
      @Param('caseId') given: string,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      return this.show(reply, await this.desk.take(handling(given, asker, ifMatch)));
    }

    @ApiOperation({ summary: 'The officer who holds an item gives it back to the list' })
    @Acts(prepare, 'give-back', 'given back')
    async giveBack(
      @Param('caseId') given: string,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      return this.show(reply, await this.desk.giveBack(handling(given, asker, ifMatch)));
    }

    @ApiOperation({ summary: 'An officer takes an item over from who holds it, and says why' })
    @TakesForm(TakingOver)
    @Acts(prepare, 'take-over', 'taken over', [[422, 'invalid-reason']])
    async takeOver(
      @Param('caseId') given: string,
      @Body() body: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      const { why } = formOf(TakingOver, body, 'invalid-reason');
      return this.show(reply, await this.desk.takeOver(handling(given, asker, ifMatch), why));
    }

    @ApiOperation({ summary: 'The officer who holds an item sends it to another office that is competent' })
    @TakesForm(SendingOn)
    @Acts(prepare, 'send-on', 'sent on', [[422, 'invalid-office']])
    async sendOn(
      @Param('caseId') given: string,
      @Body() body: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      const to = formOf(SendingOn, body, 'invalid-office');
      return this.show(reply, await this.desk.sendOn(handling(given, asker, ifMatch), to));
    }

    @ApiOperation({ summary: 'The officer who holds an item says what should be signed' })
    @TakesForm(Opinion)
    @Acts(prepare, 'prepare', 'prepared', [[422, 'invalid-opinion']])
    async prepare(
      @Param('caseId') given: string,
      @Body() body: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      const opinion = formOf(Opinion, body, 'invalid-opinion');
      return this.show(reply, await this.desk.prepare(handling(given, asker, ifMatch), opinion));
    }

    @ApiOperation({ summary: 'The competent person sends back what was prepared, and says why' })
    @TakesForm(SendingBack)
    @Acts(sign, 'send-back', 'sent back', [[422, 'invalid-reason']])
    async sendBack(
      @Param('caseId') given: string,
      @Body() body: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      const { why } = formOf(SendingBack, body, 'invalid-reason');
      return this.show(reply, await this.desk.sendBack(handling(given, asker, ifMatch), why));
    }

    @ApiOperation({ summary: 'The competent person signs what was prepared: it is carried out and told' })
    @Acts(sign, 'sign', 'signed', [[403, 'not-allowed, own-opinion, not-the-signatory']])
    async sign(
      @Param('caseId') given: string,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Asker() asker: Caller,
      @Headers('if-match') ifMatch?: string,
    ): Promise<WorkView> {
      return this.show(reply, await this.desk.sign(handling(given, asker, ifMatch)));
    }

    private async show(reply: FastifyReply, item: WorkItem): Promise<WorkView> {
      void reply.header('etag', etagOf(item.version));
      const [line] = await this.lines([item]);
      return viewOf(item, line!, await actsOf(this.database.manager, item, MOST));
    }

    private async lines(items: readonly WorkItem[]): Promise<WorkLine[]> {
      const keyOf = await this.privacy.opening(
        this.database.manager,
        items.map(({ caseId }) => caseId),
      );
      return items.map((item) => lineOf(task, item, keyOf(item.caseId)));
    }
  }

  const handling = (given: string, asker: Caller, ifMatch: string | undefined) => ({
    task,
    caseId: idOf(given, NOT_FOUND),
    asker,
    ifMatch,
  });

  return WorkController;
}
