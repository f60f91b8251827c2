import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  CaseNotAccepted,
  Filed,
  NonAcceptance,
  Supplement,
  SupplementAnswered,
  type Declaration,
  type Step,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import {
  Answers,
  ById,
  Clock,
  formOf,
  invalid,
  Refuses,
  rows,
  TakesForm,
  TakesIfMatch,
} from '@lien-thong/service';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { nameAttachments, namingFaults, type Naming } from '../attachments/named-attachments';
import { firstFiring } from '../clocks/fires-after';
import { afterWait, claimedOf } from '../clocks/pauses';
import { confirmBy } from '../draft-extract/draft-rules';
import { heldByDraft, layDraft } from '../draft-extract/drafts';
import { dossierCodes, promised } from '../filing/receive';
import { askedSteps, firstSteps, resume } from '../procedures/advance';
import { begin, withFindings } from '../procedures/pre-check';
import { entry } from '../timeline/timeline';
import { CaseActs, notFound, notNow, type Act, type Rule } from './case-acts';
import type { CaseState } from './case-state';
import { caseIdOf } from './case-address';
import { ofReceivedCase } from './case-messages';
import { openedForm, sealedAnswer } from './sealed-case';

/** What officers and the family do to a case that stands at the desk. */
@ApiTags('cases')
@TakesIfMatch('case')
@ById('caseId')
@Controller('cases/:caseId')
export class DeskController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    private readonly acts: CaseActs,
  ) {}

  @ApiOperation({
    summary: 'An officer accepts a declaration that came online or by post: the clock starts now',
  })
  @Answers(200, 'received', Filed)
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'])
  @Allows('case.accept')
  @Post('accept')
  @HttpCode(200)
  accept(
    @Param('caseId') given: string,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Filed> {
    const now = this.clock.now();
    const at = now.toISOString();
    return this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const { declaration, code } = await this.prepareReceipt(work, caseIdOf(given), now);
      const promise = promised(work.law, declaration, at);
      const readBy = confirmBy(work.law, declaration, at);
      const received = await this.acts.change(
        work,
        { caseId: given, at, ifMatch, asker, action: 'case.accept' },
        (state, linkedCase) => {
          if (state.status !== 'new') throw notNow('Hồ sơ này đã được xem xét.');
          Object.assign(linkedCase, {
            dossierCode: code,
            receivedAt: now,
            promisedOn: promise.promisedOn,
            promisedBy: work.law.version,
          });
          const begun: CaseState = {
            ...state,
            status: 'received',
            steps: withFindings(firstSteps(state.procedures, promise.dueOn), state.steps),
          };
          const told = begin(begun, at, readBy ? ['register-death'] : []);
          const { steps } = told.state;
          linkedCase.firesAt = firstFiring(work.law, { ...promise, steps, receivedAt: at });
          return told;
        },
        [],
      );
      if (readBy) await layDraft(work, received, readBy, at);
      return {
        caseId: given,
        status: 'received',
        dossierCode: code,
        receivedAt: at,
        promisedOn: promise.promisedOn,
      };
    });
  }

  @ApiOperation({ summary: 'An officer does not accept a declaration that came online or by post' })
  @TakesForm(NonAcceptance)
  @Answers(204, 'not accepted')
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-answer'])
  @Allows('case.decline')
  @Post('decline')
  @HttpCode(204)
  async decline(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const { reason } = formOf(NonAcceptance, body, 'invalid-answer');
    const at = this.clock.instant();
    const act = { caseId: caseIdOf(given), at, ifMatch, asker, action: 'case.decline', reason } as const;
    await this.unit.run(async (work) => {
      const text = `Không tiếp nhận hồ sơ: ${reason}`;
      const { commune, channel, contact } = await this.acts.endNew(work, act, 'not-accepted', text);
      work.send(say(CaseNotAccepted, given, { commune, channel, contact, reason, decidedAt: at }));
    });
  }

  @ApiOperation({
    summary: 'The family brings the papers that an office asked for; the office is told again',
  })
  @TakesForm(Supplement)
  @Answers(202, 'the office is told')
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-answer'])
  @Allows('case.supplement')
  @Post('supplement')
  @HttpCode(202)
  async supplement(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const caseId = caseIdOf(given);
    const answer = formOf(Supplement, body, 'invalid-answer');
    const at = this.clock.instant();
    await this.unit.run(async (work: Work<Law>) => {
      const claimed = await claimedOf(work.db, caseId);
      const keyOf = await this.privacy.sealing(work.db, [caseId]);
      await rows(
        work.db,
        `insert into supplement (case_id, step, attempt, answer, answered_at)
         select case_id, s.key, (s.value ->> 'attempt')::int, $3, $4 from linked_case, jsonb_each(steps) s
         where case_id = $1 and s.value ->> 'state' = 'papers-asked' and s.key = coalesce($2, s.key)
         order by s.key limit 1 on conflict do nothing`,
        [caseId, answer.step ?? null, JSON.stringify(sealedAnswer(answer, at, keyOf(caseId))), at],
      );
      const held = await heldByDraft(work.db, caseId);
      let answered: Step[] = [];
      const rule: Rule = (state, linkedCase) => {
        answered = askedSteps(state).filter((step) => step === (answer.step ?? step));
        const advanced = resume(state, answered, at, held);
        if (!advanced) throw notNow('Hồ sơ không chờ bổ sung giấy tờ ở bước này.');
        return afterWait(work.law, { linkedCase, claimed, before: state, answered, at }, advanced);
      };
      const text = 'Gia đình đã bổ sung giấy tờ.';
      const act: Act = { caseId, at, ifMatch, asker, action: 'case.supplement' };
      const c = await this.acts.change(work, act, rule, [
        entry(caseId, at, 'supplement-answered', 'one-stop', text, answer.step),
      ]);
      await this.name({ caseId, attachments: answer.attachments, by: asker.subject }, work, at);
      work.send(
        answered.map((step) =>
          say(
            SupplementAnswered,
            caseId,
            { ...ofReceivedCase(c), step, answeredAt: at },
            undefined,
            c.version,
          ),
        ),
      );
    });
  }

  /** @throws Problem 422 for files that were not brought, or are others */
  private async name(naming: Naming, { db }: Work, at: string): Promise<void> {
    const errors = (await namingFaults(db, [naming])).get(naming);
    if (errors) throw invalid('invalid-answer', errors);
    await nameAttachments(db, [naming], at);
  }

  private async prepareReceipt(
    { db, law }: Work<Law>,
    caseId: string,
    now: Date,
  ): Promise<{ declaration: Declaration; code: string }> {
    const [found] = await rows<{ form: Declaration }>(db, 'select form from declaration where case_id = $1', [
      caseId,
    ]);
    if (!found) throw notFound();
    const keyOf = await this.privacy.opening(db, [caseId]);
    const declaration = openedForm(found.form, keyOf(caseId)!);
    const [code] = await dossierCodes(db, law, [declaration.commune], now);
    return { declaration, code: code! };
  }
}
