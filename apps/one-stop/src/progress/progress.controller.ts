import { Allows } from '@lien-thong/access';
import { Progress } from '@lien-thong/contracts';
import { Answers, Problem, Refuses, tooManyRequests } from '@lien-thong/service';
import { Controller, Get, Ip, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { progressOf } from '../linked-case/case-view';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { Misses } from './misses';

/** No issuer of codes writes one like this. */
const NOBODYS_CODE = '-';

@ApiTags('progress')
@Allows('progress.read')
@Controller('progress')
export class ProgressController {
  constructor(
    private readonly database: DataSource,
    private readonly misses: Misses,
  ) {}

  @ApiOperation({ summary: 'Where a dossier stands, for whoever holds its code: status and dates, no names' })
  @ApiParam({ name: 'dossierCode', schema: { type: 'string', maxLength: 64 } })
  @Answers(200, 'the progress', Progress)
  @Refuses(
    [404, 'not-found: the same for an unknown and a malformed code'],
    [429, 'too-many-requests: after ten unknown codes, longer with each; `retry-after` says how long'],
  )
  @Get(':dossierCode')
  async progress(@Param('dossierCode') given: string, @Ip() address: string): Promise<Progress> {
    const wait = this.misses.waitOf(address);
    if (wait) throw tooManyRequests(wait);
    const found = await this.find(given.trim().toUpperCase());
    if (found) return progressOf(found);
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
