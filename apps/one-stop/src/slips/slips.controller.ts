import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { SlipList } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { bytesOf } from '@lien-thong/pages';
import { Answers, AnswersPdf, ById, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { notFound } from '../linked-case/case-acts';
import { caseIdOf } from '../linked-case/case-address';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { drawSlip } from './draw-slip';
import { PROGRESS_PAGE } from './progress-page.token';
import type { Slip } from './slip';
import { slipFacts } from './slip-facts';
import { slipsOf } from './slips-of';

/** Phiếu, giấy của hồ sơ: for the officers of its commune. */
@ApiTags('slips')
@ById('caseId')
@Allows('case.read')
@Controller('cases/:caseId/slips')
export class SlipsController {
  constructor(
    private readonly database: DataSource,
    private readonly gazette: Gazette,
    private readonly reads: ReadLog,
    @Inject(PROGRESS_PAGE) private readonly progressPage: string,
  ) {}

  @ApiOperation({ summary: 'The papers that the dossier has by now, in the order they were issued' })
  @Answers(200, 'the papers', SlipList)
  @Refuses([404, 'not-found'])
  @Get()
  async list(@Param('caseId') given: string, @Asker() asker: Caller): Promise<SlipList> {
    const { slips } = await this.slipsFor(given, asker);
    return {
      items: slips.map(({ id, kind, title, form, number, issuedAt }) => ({
        id,
        kind,
        title,
        ...(form ? { form } : {}),
        number,
        issuedAt,
      })),
    };
  }

  @ApiOperation({ summary: 'One of them, as an A4 page (PDF)' })
  @ApiParam({ name: 'slip', description: '`id` of the list', schema: { type: 'string', maxLength: 64 } })
  @AnswersPdf('the page')
  @Refuses([404, 'not-found'])
  @Get(':slip.pdf')
  async page(
    @Param('caseId') given: string,
    @Param('slip') id: string,
    @Asker() asker: Caller,
  ): Promise<StreamableFile> {
    const { linkedCase, slips } = await this.slipsFor(given, asker);
    const slip = slips.find((one) => one.id === id);
    if (!slip) throw new Problem(404, 'not-found', 'Hồ sơ không có phiếu này.');
    const sheet = drawSlip(slip, {
      commune: linkedCase.commune,
      ...(linkedCase.dossierCode
        ? { progressPage: this.progressPage + encodeURIComponent(linkedCase.dossierCode) }
        : {}),
    });
    return new StreamableFile(await bytesOf(sheet), {
      disposition: `inline; filename="${slip.id}.pdf"`,
    });
  }

  private async slipsFor(
    given: string,
    asker: Caller,
  ): Promise<{ linkedCase: LinkedCase; slips: readonly Slip[] }> {
    const caseId = caseIdOf(given);
    const linkedCase = await this.database.getRepository(LinkedCase).findOneBy({ caseId });
    if (!linkedCase || !asker.reach('case.read').covers(linkedCase.commune)) throw notFound();
    await this.reads.recordRead(asker, { action: 'case.read', caseId, commune: linkedCase.commune });
    const facts = await slipFacts(this.database.manager, linkedCase);
    return { linkedCase, slips: slipsOf(facts, this.gazette.inForce()) };
  }
}
