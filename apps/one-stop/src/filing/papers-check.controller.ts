import { Allows, Asker, type Caller } from '@lien-thong/access';
import { Declaration, PapersChecked } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { findCommune } from '@lien-thong/law';
import { Privacy } from '@lien-thong/privacy';
import { Answers, Clock, formOf, invalid, mustReach, Refuses, rows, TakesForm } from '@lien-thong/service';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { declarationFaults } from './declaration-rules';
import { WRONG } from './filing-desk';
import { papersOfDeclaration } from './papers-check';

/** While the family is still at the desk: what the dossier needs, and what of it is there. */
@ApiTags('cases')
@Controller('cases/check')
export class PapersCheckController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  @ApiOperation({
    summary: 'What a declaration lacks by the law of today; it is not filed and nothing is kept',
  })
  @TakesForm(Declaration)
  @Answers(200, 'the papers', PapersChecked)
  @Refuses([403, 'not-allowed, outside-your-unit'], [413, 'too-large'], [422, 'invalid-declaration'])
  @Allows('case.file')
  @Post()
  @HttpCode(200)
  async check(@Body() body: unknown, @Asker() asker: Caller): Promise<PapersChecked> {
    const declaration = formOf(Declaration, body, 'invalid-declaration', WRONG);
    mustReach(asker.reach('case.file'), declaration.commune);
    const law = this.gazette.inForce();
    const today = this.clock.today();
    const faults = declarationFaults(declaration, { today, findCommune, law });
    if (faults.length) throw invalid('invalid-declaration', faults, WRONG);
    const healthNotice = await this.wasTold(declaration.deceased.personalId);
    return { papers: papersOfDeclaration(law, declaration, { today, healthNotice }) };
  }

  /** Whether a health facility has told this death. */
  private async wasTold(personalId: string | undefined): Promise<boolean> {
    if (personalId === undefined) return false;
    const told = await rows(
      this.database.manager,
      'select 1 from prepared_case where person = $1 and not withdrawn limit 1',
      [this.privacy.hash('person', personalId)],
    );
    return told.length > 0;
  }
}
