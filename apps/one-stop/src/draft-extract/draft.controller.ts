import { Allows } from '@lien-thong/access';
import { DraftAnswer, DraftExtract, DraftQuestion } from '@lien-thong/contracts';
import { Answers, formOf, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CasesByCode } from '../progress/cases-by-code';
import { Misses } from '../progress/misses';
import { DraftDesk } from './draft-desk';

/** The family's side of a draft: the code alone, which is printed on the receipt, does not open it. */
@ApiTags('progress')
@ApiParam({ name: 'dossierCode', schema: { type: 'string', maxLength: 64 } })
@Refuses(
  [404, 'not-found: no such code, no draft, or not the requester'],
  [422, 'invalid-answer'],
  [429, 'too-many-requests'],
)
@Controller('progress/:dossierCode/draft-extract')
export class DraftController {
  constructor(
    private readonly cases: CasesByCode,
    private readonly misses: Misses,
    private readonly desk: DraftDesk,
  ) {}

  @ApiOperation({ summary: 'The draft of the extract, for who declared' })
  @TakesForm(DraftQuestion)
  @Answers(200, 'the draft', DraftExtract)
  @Allows('draft.answer')
  @Post('look-up')
  @HttpCode(200)
  async read(
    @Param('dossierCode') given: string,
    @Body() body: unknown,
    @Ip() address: string,
  ): Promise<DraftExtract> {
    const { personalId } = formOf(DraftQuestion, body, 'invalid-answer');
    const found = await this.cases.find(given, address);
    return this.counting(address, () => this.desk.of(found, personalId));
  }

  @ApiOperation({ summary: 'The family confirms the draft, or says what is to be corrected' })
  @TakesForm(DraftAnswer)
  @Answers(204, 'kept')
  @Refuses([409, 'not-now'])
  @Allows('draft.answer')
  @Post()
  @HttpCode(204)
  async answer(
    @Param('dossierCode') given: string,
    @Body() body: unknown,
    @Ip() address: string,
  ): Promise<void> {
    formOf(DraftAnswer, body, 'invalid-answer');
    const found = await this.cases.find(given, address);
    await this.counting(address, () => this.desk.answer(found, body));
  }

  /** A wrong id counts as a wrong code does. */
  private async counting<T>(address: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (fault) {
      if (fault instanceof Problem && fault.status === 404) this.misses.count(address);
      throw fault;
    }
  }
}
