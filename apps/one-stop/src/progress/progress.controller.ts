import { Allows } from '@lien-thong/access';
import { CaseReadings, Progress } from '@lien-thong/contracts';
import { Answers, Problem, Refuses, tooManyRequests } from '@lien-thong/service';
import { Controller, Get, Ip, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { progressOf } from '../linked-case/case-view';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { Misses } from './misses';
import { caseReadings } from './readings';

/** No issuer of codes writes one like this. */
const NOBODYS_CODE = '-';

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
    private readonly misses: Misses,
  ) {}

  @ApiOperation({ summary: 'Where a dossier stands, for whoever holds its code: status and dates, no names' })
  @Answers(200, 'the progress', Progress)
  @Allows('progress.read')
  @Get()
  async progress(@Param('dossierCode') given: string, @Ip() address: string): Promise<Progress> {
    return progressOf(await this.caseOf(given, address));
  }

  @ApiOperation({
    summary: 'Who read a dossier at this service, for whoever holds its code: title and office, no names',
  })
  @Answers(200, 'the newest readings first; those of one reader within an hour are one', CaseReadings)
  @Allows('progress.readings')
  @Get('readings')
  async readings(@Param('dossierCode') given: string, @Ip() address: string): Promise<CaseReadings> {
    const { caseId } = await this.caseOf(given, address);
    return caseReadings(this.database.manager, caseId);
  }

  /** @throws Problem 404 for a code that no dossier has, 429 for who tries too many of them */
  private async caseOf(given: string, address: string): Promise<LinkedCase> {
    const wait = this.misses.waitOf(address);
    if (wait) throw tooManyRequests(wait);
    const found = await this.find(given.trim().toUpperCase());
    if (found) return found;
    this.misses.count(address);
    throw new Problem(
      404,
      'not-found',
      'Không tìm thấy hồ sơ mang mã này. Xin kiểm tra lại mã trên giấy hẹn.',
    );
  }

  /** Looks for a malformed code, too, though in vain: so that all answers take alike. */
  private find(code: string): Promise<LinkedCase | null> {
    const dossierCode = /^[A-Z0-9][A-Z0-9./-]{3,63}$/.test(code) ? code : NOBODYS_CODE;
    return this.database.getRepository(LinkedCase).findOneBy({ dossierCode });
  }
}
