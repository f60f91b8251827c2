import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  AnnulmentRequest,
  CaseWithdrawn,
  STEPS,
  StopRequest,
  WithdrawalRequest,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { afterWithdrawal, annulmentGround, type Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Answers, ById, Clock, formOf, Refuses, TakesForm, TakesIfMatch } from '@lien-thong/service';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { annul, stopCase, withdraw } from '../procedures/undo';
import { entry } from '../timeline/timeline';
import { CaseActs, notNow, type Act } from './case-acts';
import { caseIdOf } from './case-address';
import { LinkedCase } from './linked-case.entity';
import type { Standing } from './case-state';

const WITHDRAWN = 'Gia đình rút hồ sơ.';

/** Rút hồ sơ, hủy đăng ký: how what was begun, or done, is undone. */
@ApiTags('cases')
@TakesIfMatch('case')
@ById('caseId')
@Controller('cases/:caseId')
export class UndoingController {
  constructor(
    private readonly database: DataSource,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly acts: CaseActs,
  ) {}

  @ApiOperation({
    summary:
      'The family withdraws: what nobody has begun ends at once, else every office that was told answers whether it stops',
  })
  @TakesForm(WithdrawalRequest)
  @Answers(204, 'withdrawn, or the offices are told')
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-answer'])
  @Allows('case.withdraw')
  @Post('withdraw')
  @HttpCode(204)
  async withdraw(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const { why = WITHDRAWN } = formOf(WithdrawalRequest, body ?? {}, 'invalid-answer');
    const at = this.clock.instant();
    const act: Act = {
      caseId: caseIdOf(given),
      at,
      ifMatch,
      asker,
      action: 'case.withdraw',
      reason: why,
    };
    const isNew = await this.database
      .getRepository(LinkedCase)
      .existsBy({ caseId: act.caseId, status: 'new' });
    await this.unit.run((work: Work<Law>) =>
      isNew ? this.withdrawNew(work, act) : this.withdrawBegun(work, act, why),
    );
  }

  @ApiOperation({
    summary: 'An authority has the case stop: nothing more is decided, and the family is told',
  })
  @TakesForm(StopRequest)
  @Answers(202, 'the offices are told')
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-answer'])
  @Allows('case.stop')
  @Post('stop')
  @HttpCode(202)
  async stop(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const { why, ground } = formOf(StopRequest, body, 'invalid-answer');
    const caseId = caseIdOf(given);
    const at = this.clock.instant();
    await this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const standing = this.standing(work.law);
      await this.acts.change(
        work,
        { caseId, at, ifMatch, asker, action: 'case.stop', reason: `${why} (${ground})` },
        (state) => {
          const begun =
            state.status === 'new' ? undefined : stopCase(state, { at, why, standing, legalGround: ground });
          if (!begun) throw notNow('Hồ sơ chưa được tiếp nhận, đã kết thúc, hoặc đang được rút, hủy.');
          return begun;
        },
        [entry(caseId, at, 'stop-asked', 'one-stop', `Dừng giải quyết hồ sơ. Căn cứ: ${ground}.`)],
      );
    });
  }

  @ApiOperation({
    summary:
      'The registration of this death is to be annulled: the registry decides, then everybody who was told undoes it',
  })
  @TakesForm(AnnulmentRequest)
  @Answers(202, 'the registry is told')
  @Refuses([404, 'not-found'], [409, 'not-now'], [412, 'changed-meanwhile'], [422, 'invalid-answer'])
  @Allows('case.annul')
  @Post('annulment')
  @HttpCode(202)
  async annul(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const { ground, document, why } = formOf(AnnulmentRequest, body, 'invalid-answer');
    const caseId = caseIdOf(given);
    const at = this.clock.instant();
    await this.unit.run(async (work: Work<Law>) => {
      const { row: _, ...follows } = annulmentGround(work.law, ground, this.clock.today());
      const asked = `Đề nghị hủy đăng ký khai tử theo văn bản ${document}. ${follows.text}`;
      await this.acts.change(
        work,
        { caseId, at, ifMatch, asker, action: 'case.annul', reason: why },
        (state) => {
          const begun = annul(state, { at, why, ground, document, follows });
          if (!begun) throw notNow('Hồ sơ chưa có đăng ký khai tử, hoặc đang được rút, hủy.');
          return begun;
        },
        [entry(caseId, at, 'annulment-asked', 'one-stop', asked, 'register-death')],
      );
    });
  }

  private async withdrawNew(work: Work, act: Act): Promise<void> {
    const { commune, channel, contact } = await this.acts.endNew(work, act, 'withdrawn', WITHDRAWN);
    work.send(say(CaseWithdrawn, act.caseId, { commune, channel, contact, withdrawnAt: act.at }));
  }

  private async withdrawBegun(work: Work<Law>, act: Act, why: string): Promise<void> {
    await this.gazette.hold(work.db, work.law);
    const standing = this.standing(work.law);
    await this.acts.change(
      work,
      act,
      (state) => {
        const begun = withdraw(state, { at: act.at, why, standing });
        if (!begun) throw notNow('Hồ sơ đã kết thúc, hoặc đang được rút, hủy.');
        return begun;
      },
      [],
    );
  }

  private standing(law: Law): Standing {
    const today = this.clock.today();
    const rows = STEPS.map((step) => {
      const { stands, text } = afterWithdrawal(law, step, today);
      return [step, { stands, text }] as const;
    });
    return Object.fromEntries(rows) as Standing;
  }
}
