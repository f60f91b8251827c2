import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  DryRun,
  DryRunOutcome,
  ParkedAct,
  ReplayAsk,
  ReplayRequestList,
  ReplayRequestView,
  type ReplaySelection,
} from '@lien-thong/contracts';
import { Answers, ById, formOf, idOf, invalid, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReplayDesk } from './replay-desk';
import type { ReplayRequestRow } from './store/replay-requests';

const requestIdOf = (given: string): string => idOf(given, 'Không tìm thấy đề nghị.');
const reasonOf = (body: unknown): string => formOf(ParkedAct, body, 'invalid-act', 'Cần ghi rõ lý do.').why;

/** Replaying parked messages: asked for by one officer of operations, consented to by another. */
@ApiTags('parked messages')
@Controller('parked')
export class ReplaysController {
  constructor(private readonly desk: ReplayDesk) {}

  @ApiOperation({ summary: 'What a replay of a case, or of a class of failures, would do; changes nothing' })
  @TakesForm(DryRun)
  @Answers(200, 'what it would do', DryRunOutcome)
  @Refuses([404, 'not-found'], [422, 'invalid-act'])
  @Allows('parked.list')
  @Post('dry-run')
  @HttpCode(200)
  async dryRun(@Body() body: unknown, @Asker() asker: Caller): Promise<DryRunOutcome> {
    const { select } = formOf(DryRun, body, 'invalid-act');
    refuseUnclear(select);
    return { cases: await this.desk.foresee(select, asker) };
  }

  @ApiOperation({ summary: 'Ask for a replay, with a reason; it waits for a second person' })
  @TakesForm(ReplayAsk)
  @Answers(201, 'requested, with what is foreseen', ReplayRequestView)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-act'])
  @Allows('parked.act')
  @Post('replays')
  async request(@Body() body: unknown, @Asker() asker: Caller): Promise<ReplayRequestView> {
    const ask = formOf(ReplayAsk, body, 'invalid-act', 'Cần ghi rõ chạy lại những gì và lý do.');
    refuseUnclear(ask.select);
    return this.view(await this.desk.request(ask, asker));
  }

  @ApiOperation({ summary: 'The requests to replay, newest first' })
  @Answers(200, 'the requests', ReplayRequestList)
  @Allows('parked.list')
  @Get('replays')
  async list(): Promise<ReplayRequestList> {
    return { items: (await this.desk.newest()).map(viewOf) };
  }

  @ApiOperation({ summary: 'A request with what was foreseen for each case and what came of it' })
  @ById('requestId')
  @Answers(200, 'the request', ReplayRequestView)
  @Refuses([404, 'not-found'])
  @Allows('parked.list')
  @Get('replays/:requestId')
  one(@Param('requestId') given: string): Promise<ReplayRequestView> {
    return this.view(requestIdOf(given));
  }

  @ApiOperation({ summary: 'Consent of a second person: it is carried out now' })
  @ById('requestId')
  @TakesForm(ParkedAct)
  @Answers(200, 'carried out, with the effect on each case', ReplayRequestView)
  @Refuses([403, 'same-person'], [404, 'not-found'], [409, 'not-now'], [422, 'invalid-act'])
  @Allows('parked.act')
  @Post('replays/:requestId/consent')
  @HttpCode(200)
  async consent(
    @Param('requestId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<ReplayRequestView> {
    const id = requestIdOf(given);
    await this.desk.consent(id, reasonOf(body), asker);
    return this.view(id);
  }

  @ApiOperation({ summary: 'Refuse a request, or take an own one back' })
  @ById('requestId')
  @TakesForm(ParkedAct)
  @Answers(200, 'refused', ReplayRequestView)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-act'])
  @Allows('parked.act')
  @Post('replays/:requestId/refuse')
  @HttpCode(200)
  async refuse(
    @Param('requestId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<ReplayRequestView> {
    const id = requestIdOf(given);
    await this.desk.refuse(id, reasonOf(body), asker);
    return this.view(id);
  }

  private async view(id: string): Promise<ReplayRequestView> {
    return viewOf(await this.desk.one(id));
  }
}

/** @throws Problem 422 unless it names a case, or a type and a cause */
function refuseUnclear({ caseId, type, cause }: ReplaySelection): void {
  const ofClass = type !== undefined && cause !== undefined;
  const isClear = caseId === undefined ? ofClass : type === undefined && cause === undefined;
  if (!isClear)
    throw invalid('invalid-act', [
      {
        pointer: '/select',
        code: 'unclear',
        message: 'Chọn một hồ sơ, hoặc một loại thông điệp cùng một nguyên nhân.',
      },
    ]);
}

const viewOf = (request: ReplayRequestRow): ReplayRequestView => ({
  id: request.id,
  state: request.state,
  why: request.why,
  requestedBy: request.requester.signature,
  requestedAt: request.requestedAt.toISOString(),
  ...(request.decider ? { decidedBy: request.decider.signature } : {}),
  ...(request.decidedWhy === null ? {} : { decidedWhy: request.decidedWhy }),
  ...(request.decidedAt ? { decidedAt: request.decidedAt.toISOString() } : {}),
  cases: request.cases.map(({ effect, ...one }) => ({ ...one, ...(effect ? { effect } : {}) })),
});
