import { Allows, Asker, type Caller } from '@lien-thong/access';
import { CorrectDeathRegistration, CorrectionRequest, type Declaration } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { findCommune, type Law } from '@lien-thong/law';
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
  type Sql,
  TakesForm,
  TakesIfMatch,
} from '@lien-thong/service';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { declarationFaults } from '../filing/declaration-rules';
import { CaseActs, notFound, notNow } from '../linked-case/case-acts';
import { caseIdOf } from '../linked-case/case-address';
import { openedForm } from '../linked-case/sealed-case';
import { askCorrection } from '../procedures/correct';
import { entry } from '../timeline/timeline';
import { correctedForm, isCorrect } from './corrected-form';

/** Cải chính hộ tịch: what the register says of the dead person is wrong. */
@ApiTags('cases')
@TakesIfMatch('case')
@ById('caseId')
@Controller('cases/:caseId/correction')
export class CorrectionController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    private readonly acts: CaseActs,
  ) {}

  @ApiOperation({
    summary:
      'The registration of this death is to be corrected: the registry decides, then everybody who was told takes note',
  })
  @TakesForm(CorrectionRequest)
  @Answers(202, 'the registry is told')
  @Refuses(
    [404, 'not-found'],
    [409, 'not-now'],
    [412, 'changed-meanwhile'],
    [422, 'invalid-answer, nothing-to-correct'],
  )
  @Allows('case.correct')
  @Post()
  @HttpCode(202)
  async correct(
    @Param('caseId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const { corrected, document, why } = formOf(CorrectionRequest, body, 'invalid-answer');
    const caseId = caseIdOf(given);
    const at = this.clock.instant();
    await this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const act = { caseId, at, ifMatch, asker, action: 'case.correct', reason: why } as const;
      const text = `Đề nghị cải chính đăng ký khai tử theo văn bản ${document}.`;
      const asked = entry(caseId, at, 'correction-asked', 'one-stop', text, 'register-death');
      const c = await this.acts.change(
        work,
        act,
        (state) => {
          const begun = askCorrection(state, { at, document, why });
          if (!begun)
            throw notNow('Hồ sơ chưa có đăng ký khai tử còn hiệu lực, hoặc đang được rút, hủy, cải chính.');
          return begun;
        },
        [asked],
      );
      const form = await this.formOf(work.db, caseId);
      this.mustCorrect(form, { corrected, document, why }, work.law);
      const order: CorrectDeathRegistration = {
        attempt: c.correction!.nth,
        commune: c.commune,
        deceased: c.deceasedName,
        askedOn: this.clock.today(),
        document,
        why,
        corrected,
      };
      work.send(say(CorrectDeathRegistration, caseId, order, undefined, c.version));
    });
  }

  private async formOf(db: Sql, caseId: string): Promise<Declaration> {
    const [declared] = await rows<{ form: Declaration }>(
      db,
      'select form from declaration where case_id = $1',
      [caseId],
    );
    if (!declared) throw notFound();
    return openedForm(declared.form, (await this.privacy.opening(db, [caseId]))(caseId)!);
  }

  /** @throws Problem 422 for what is no correction, or what could not have been registered */
  private mustCorrect(form: Declaration, { corrected }: CorrectionRequest, law: Law): void {
    if (isCorrect(form, corrected))
      throw invalid('nothing-to-correct', [
        {
          pointer: '/corrected',
          code: 'nothing-to-correct',
          message: 'Nội dung đề nghị giống nội dung đã đăng ký.',
        },
      ]);
    const misfits = declarationFaults(correctedForm(form, corrected), {
      today: this.clock.today(),
      findCommune,
      law,
    });
    const faults = misfits.map((fault) => ({ ...fault, pointer: correctedPointer(fault.pointer) }));
    if (faults.length) throw invalid('invalid-answer', faults);
  }
}

/** Where in the request stands what the declaration has elsewhere. */
const correctedPointer = (pointer: string): string =>
  pointer.replace('/death/date', '/corrected/diedOn').replace('/deceased/', '/corrected/');
