import { Allows, Asker, ROLE_NAMES, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { Apologies, ApologyWording, type ApologySlip } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import {
  Answers,
  ById,
  Clock,
  etagOf,
  formOf,
  Problem,
  Refuses,
  TakesForm,
  TakesIfMatch,
} from '@lien-thong/service';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { caseIdOf } from '../linked-case/case-address';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { ApologyDesk, leewayOf } from './apology-desk';
import { apologiesOf, apologyActsOf, type ApologyActRow, type ApologyRow } from './apology-rows';
import { titleOf } from './apology-rules';
import { isRunning } from './case-clock';
import { dueCases } from './due-cases';

const MOST_ACTS = 200;

const SEEN = TakesIfMatch('slip');

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả of one case. */
@ApiTags('apologies')
@ById('caseId')
@Controller('cases/:caseId/apology')
export class ApologiesController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly desk: ApologyDesk,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'The slips of a case and how it may still be put off' })
  @Answers(200, 'the slips; the ETag is the version of the newest', Apologies)
  @Refuses([404, 'not-found'])
  @Allows('clock.list')
  @Get()
  async view(
    @Param('caseId') given: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Asker() asker: Caller,
  ): Promise<Apologies> {
    const caseId = caseIdOf(given);
    const found = await this.database.getRepository(LinkedCase).findOneBy({ caseId });
    if (!found || !asker.reach('clock.list').covers(found.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    await this.reads.recordRead(asker, { action: 'clock.list', caseId, commune: found.commune });
    return this.show(reply, caseId);
  }

  @ApiOperation({ summary: 'An officer writes the reason and the new day' })
  @SEEN
  @TakesForm(ApologyWording)
  @Answers(200, 'written', Apologies)
  @Refuses(
    [404, 'not-found'],
    [409, 'not-now, re-appointments-used-up'],
    [412, 'changed-meanwhile'],
    [422, 'invalid-apology'],
  )
  @Allows('apology.edit')
  @Put()
  async write(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Apologies> {
    const caseId = caseIdOf(given);
    const wording = formOf(ApologyWording, body, 'invalid-apology');
    await this.desk.write({ caseId, asker, ifMatch }, wording);
    return this.show(reply, caseId);
  }

  @ApiOperation({ summary: 'The competent person signs: the promised day moves, and the family is told' })
  @SEEN
  @Answers(200, 'signed', Apologies)
  @Refuses(
    [403, 'not-allowed, own-draft'],
    [404, 'not-found'],
    [409, 'not-now, no-draft, re-appointments-used-up, new-day-unfit'],
    [412, 'changed-meanwhile'],
  )
  @Allows('apology.sign')
  @Post('signature')
  @HttpCode(200)
  async sign(
    @Param('caseId') given: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Apologies> {
    const caseId = caseIdOf(given);
    await this.desk.sign({ caseId, asker, ifMatch });
    return this.show(reply, caseId);
  }

  private async show(reply: FastifyReply, caseId: string): Promise<Apologies> {
    const db = this.database.manager;
    const law = this.gazette.inForce();
    const today = this.clock.today();
    const [slips, acts, [due]] = await Promise.all([
      apologiesOf(db, caseId),
      apologyActsOf(db, caseId, MOST_ACTS),
      dueCases(db, [caseId]),
    ]);
    void reply.header('etag', etagOf(slips[0]?.version ?? 0));
    const items = slips.map((slip) => slipView(law, slip, { promisedOn: due?.promisedOn, acts, today }));
    if (!due || !isRunning(due.steps)) return { left: 0, items };
    const { left, earliest, latest } = leewayOf(law, due, today);
    return { left, ...(left ? { earliest, ...(latest ? { latest } : {}) } : {}), items };
  }
}

interface Around {
  /** The day as it is promised now; absent once the case has ended. */
  promisedOn?: string;
  acts: readonly ApologyActRow[];
  today: string;
}

function slipView(law: Law, slip: ApologyRow, { promisedOn, acts, today }: Around): ApologySlip {
  const { ordinal, cause, steps, reason, formerly, newDay, draftedAt, signedBy, signedAt } = slip;
  return {
    ordinal,
    state: slip.state === 'draft' && formerly !== promisedOn ? 'void' : slip.state,
    cause,
    steps,
    reason,
    formerlyPromisedOn: formerly,
    newDay,
    title: slip.title ?? titleOf(law, steps, today),
    signatory: slip.signatory ?? ROLE_NAMES['head-of-centre'],
    draftedAt: draftedAt.toISOString(),
    ...(signedBy && signedAt ? { signedBy, signedAt: signedAt.toISOString() } : {}),
    acts: acts
      .filter((act) => act.ordinal === ordinal)
      .map(({ act, actorName, newDay: day, at }) => ({
        act,
        by: actorName,
        newDay: day,
        at: at.toISOString(),
      })),
  };
}
