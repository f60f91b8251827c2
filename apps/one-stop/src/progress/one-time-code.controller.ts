import { Allows } from '@lien-thong/access';
import { FamilySession, OneTimeCodeAsked, OneTimeCodeEntry, ProgressDetails } from '@lien-thong/contracts';
import { Answers, formOf, invalid, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Get, Headers, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { detailsOf } from '../linked-case/case-view';
import { CasesByCode } from './cases-by-code';
import { Misses } from './misses';
import { OneTimeCodes } from './one-time-codes';

const wrongCode = () =>
  invalid(
    'wrong-code',
    [{ pointer: '/oneTimeCode', code: 'wrong-code', message: 'Mã không đúng hoặc đã hết hạn.' }],
    'Mã không đúng hoặc đã hết hạn. Xin kiểm tra lại, hoặc xin mã mới.',
  );

/** How a family sees more of its dossier than whoever holds the dossier's code. */
@ApiTags('progress')
@ApiParam({ name: 'dossierCode', schema: { type: 'string', maxLength: 64 } })
@Controller('progress/:dossierCode')
export class OneTimeCodeController {
  constructor(
    private readonly cases: CasesByCode,
    private readonly misses: Misses,
    private readonly codes: OneTimeCodes,
    private readonly database: DataSource,
  ) {}

  @ApiOperation({
    summary:
      'Has a one-time code sent to the declared phone or e-mail; the same answer whether one was sent or not',
  })
  @Answers(202, 'how long a code is good for', OneTimeCodeAsked)
  @Refuses([429, 'too-many-requests: as for the progress'])
  @Allows('progress.ask-code')
  @HttpCode(202)
  @Post('one-time-code')
  async ask(@Param('dossierCode') given: string, @Ip() address: string): Promise<OneTimeCodeAsked> {
    const found = await this.cases.lookUp(given, address);
    if (found) await this.codes.send(found);
    return { minutes: this.codes.rule().goodForMinutes };
  }

  @ApiOperation({ summary: 'Enters the code that was sent; a code opens one session, and bears few tries' })
  @TakesForm(OneTimeCodeEntry)
  @Answers(200, 'the session', FamilySession)
  @Refuses(
    [422, 'wrong-code: wrong, too old, used, tried too often, or of no dossier; invalid-code'],
    [429, 'too-many-requests: wrong one-time codes count as unknown dossier codes do'],
  )
  @Allows('progress.details')
  @HttpCode(200)
  @Post('one-time-code/verify')
  async enter(
    @Param('dossierCode') given: string,
    @Body() body: unknown,
    @Ip() address: string,
  ): Promise<FamilySession> {
    const { oneTimeCode } = formOf(OneTimeCodeEntry, body, 'invalid-code');
    const found = await this.cases.lookUp(given, address);
    if (!found) throw wrongCode();
    const session = await this.codes.enter(found.caseId, oneTimeCode, address);
    if (session) return session;
    this.misses.count(address);
    throw wrongCode();
  }

  @ApiOperation({ summary: 'What the family may see of its own dossier: names, results, papers asked for' })
  @ApiHeader({ name: 'family-session', required: true, schema: { type: 'string', maxLength: 64 } })
  @Answers(200, 'the details', ProgressDetails)
  @Refuses([403, 'one-time-code-needed: the session is not one of this dossier, or is over'])
  @Allows('progress.details')
  @Get('details')
  async details(
    @Param('dossierCode') given: string,
    @Headers('family-session') session = '',
  ): Promise<ProgressDetails> {
    const found = await this.codes.caseOf(this.database.manager, session);
    if (found?.dossierCode === given.trim().toUpperCase()) return detailsOf(found);
    throw new Problem(403, 'one-time-code-needed', 'Xin nhập mã dùng một lần để xem chi tiết hồ sơ.');
  }
}
