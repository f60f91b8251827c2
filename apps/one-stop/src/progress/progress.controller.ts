import { Allows } from '@lien-thong/access';
import { CaseReadings, Progress } from '@lien-thong/contracts';
import { Answers, Refuses } from '@lien-thong/service';
import { Controller, Get, Ip, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { progressOf } from '../linked-case/case-view';
import { CasesByCode } from './cases-by-code';
import { caseReadings } from './readings';

@ApiTags('progress')
@ApiParam({ name: 'dossierCode', schema: { type: 'string', maxLength: 64 } })
@Refuses(
  [404, 'not-found: the same for an unknown and a malformed code'],
  [429, 'too-many-requests: after ten unknown codes, longer with each; `retry-after` says how long'],
)
@Controller('progress/:dossierCode')
export class ProgressController {
  constructor(
    private readonly database: DataSource,
    private readonly cases: CasesByCode,
  ) {}

  @ApiOperation({ summary: 'Where a dossier stands, for whoever holds its code: status and dates, no names' })
  @Answers(200, 'the progress', Progress)
  @Allows('progress.read')
  @Get()
  async progress(@Param('dossierCode') given: string, @Ip() address: string): Promise<Progress> {
    return progressOf(await this.cases.find(given, address));
  }

  @ApiOperation({
    summary: 'Who read a dossier at this service, for whoever holds its code: title and office, no names',
  })
  @Answers(200, 'the newest readings first; those of one reader within an hour are one', CaseReadings)
  @Allows('progress.readings')
  @Get('readings')
  async readings(@Param('dossierCode') given: string, @Ip() address: string): Promise<CaseReadings> {
    const { caseId } = await this.cases.find(given, address);
    return caseReadings(this.database.manager, caseId);
  }
}
