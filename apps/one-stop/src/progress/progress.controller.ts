import { Allows } from '@lien-thong/access';
import { Progress } from '@lien-thong/contracts';
import { Answers, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { progressOf } from '../linked-case/case-view';
import { LinkedCase } from '../linked-case/linked-case.entity';

@ApiTags('progress')
@Allows('progress.read')
@Controller('progress')
export class ProgressController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({ summary: 'Where a dossier stands, for whoever holds its code: status and dates, no names' })
  @Answers(200, 'the progress', Progress)
  @Refuses([404, 'not-found: the same for an unknown and a malformed code'])
  @Get(':dossierCode')
  async progress(@Param('dossierCode') given: string): Promise<Progress> {
    const dossierCode = given.trim().toUpperCase();
    const sound = /^[A-Z0-9][A-Z0-9./-]{3,63}$/.test(dossierCode);
    const found = sound ? await this.database.getRepository(LinkedCase).findOneBy({ dossierCode }) : null;
    if (!found)
      throw new Problem(
        404,
        'not-found',
        'Không tìm thấy hồ sơ mang mã này. Xin kiểm tra lại mã trên giấy hẹn.',
      );
    return progressOf(found);
  }
}
