import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { DeclarationPapers } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { bytesOf } from '@lien-thong/pages';
import { Privacy } from '@lien-thong/privacy';
import { Answers, AnswersPdf, ById, dayOf, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { notFound } from '../linked-case/case-acts';
import { caseIdOf } from '../linked-case/case-address';
import { declarationsOf as formsOf } from '../linked-case/case-process';
import { LinkedCase } from '../linked-case/linked-case.entity';
import type { DeclarationPaper } from './declaration-paper';
import { declarationsOf } from './declarations-of';
import { drawDeclaration } from './draw-declaration';

/** Tờ khai của từng thủ tục, filled from the one form: for the officers of the commune to print. */
@ApiTags('declarations')
@ById('caseId')
@Allows('case.read')
@Controller('cases/:caseId/declarations')
export class DeclarationsController {
  constructor(
    private readonly database: DataSource,
    private readonly gazette: Gazette,
    private readonly reads: ReadLog,
    private readonly privacy: Privacy,
  ) {}

  @ApiOperation({
    summary: 'The declarations of the procedures that the family chose; none once it was erased',
  })
  @Answers(200, 'the declarations', DeclarationPapers)
  @Refuses([404, 'not-found'])
  @Get()
  async list(@Param('caseId') given: string, @Asker() asker: Caller): Promise<DeclarationPapers> {
    const { papers } = await this.papersFor(given, asker);
    return {
      items: papers.map(({ id, kind, title, form }) => ({ id, kind, title, ...(form ? { form } : {}) })),
    };
  }

  @ApiOperation({ summary: 'One of them, filled, as A4 pages to be signed (PDF)' })
  @ApiParam({
    name: 'declaration',
    description: '`id` of the list',
    schema: { type: 'string', maxLength: 64 },
  })
  @AnswersPdf('the page')
  @Refuses([404, 'not-found'])
  @Get(':declaration.pdf')
  async page(
    @Param('caseId') given: string,
    @Param('declaration') id: string,
    @Asker() asker: Caller,
  ): Promise<StreamableFile> {
    const { linkedCase, papers } = await this.papersFor(given, asker);
    const paper = papers.find((one) => one.id === id);
    if (!paper) throw new Problem(404, 'not-found', 'Hồ sơ không có tờ khai này.');
    const sheet = drawDeclaration(paper, linkedCase.commune, linkedCase.submittedAt);
    return new StreamableFile(await bytesOf(sheet), { disposition: `inline; filename="${paper.id}.pdf"` });
  }

  private async papersFor(
    given: string,
    asker: Caller,
  ): Promise<{ linkedCase: LinkedCase; papers: readonly DeclarationPaper[] }> {
    const caseId = caseIdOf(given);
    const { manager } = this.database;
    const linkedCase = await manager.findOneBy(LinkedCase, { caseId });
    if (!linkedCase || !asker.reach('case.read').covers(linkedCase.commune)) throw notFound();
    await this.reads.recordRead(asker, { action: 'case.read', caseId, commune: linkedCase.commune });
    const form = (await formsOf(manager, this.privacy, [{ linkedCase }])).get(caseId);
    const on = dayOf(linkedCase.submittedAt);
    return { linkedCase, papers: form ? declarationsOf({ form, on }, this.gazette.inForce()) : [] };
  }
}
