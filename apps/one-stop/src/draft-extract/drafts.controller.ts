import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { DraftAmendment, DraftExtract } from '@lien-thong/contracts';
import { Answers, ById, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { caseIdOf } from '../linked-case/case-address';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { DraftDesk } from './draft-desk';

@ApiTags('cases')
@ById('caseId')
@Refuses([404, 'not-found'])
@Controller('cases/:caseId/draft-extract')
export class DraftsController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly database: DataSource,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'The draft of the extract as it stands with the family' })
  @Answers(200, 'the draft', DraftExtract)
  @Allows('case.read')
  @Get()
  async draft(@Param('caseId') given: string, @Asker() asker: Caller): Promise<DraftExtract> {
    const caseId = caseIdOf(given);
    const found = await this.database.getRepository(LinkedCase).findOneBy({ caseId });
    if (!found || !asker.reach('case.read').covers(found.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    await this.reads.recordRead(asker, { action: 'case.read', caseId, commune: found.commune });
    return this.desk.of(found);
  }

  @ApiOperation({ summary: 'An officer corrects the draft as the family asked; the family reads it again' })
  @TakesForm(DraftAmendment)
  @Answers(204, 'laid before the family again')
  @Refuses([409, 'not-now'], [422, 'invalid-answer'])
  @Allows('case.accept')
  @Post()
  @HttpCode(204)
  amend(@Param('caseId') given: string, @Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    return this.desk.amend(caseIdOf(given), body, asker);
  }
}
