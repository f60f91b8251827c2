import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { AnswersPdf, ById, Clock, idOf, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DeathRegistration } from '../death-registration/death-registration.entity';
import { extractStanding, keepPrint } from '../extract-copies/copy-rows';
import { PagePress } from './page-press';

const NOT_FOUND = 'Không tìm thấy đăng ký khai tử.';

@ApiTags('death register')
@Controller('registrations/:caseId')
export class ExtractPageController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly press: PagePress,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'The signed page of the extract (PDF, PAdES)' })
  @ById('caseId')
  @AnswersPdf('the page')
  @Refuses([404, 'not-found'], [409, 'not-made-yet: come again in a moment'])
  @Allows('extract.read')
  @Get('extract.pdf')
  @Header('content-disposition', 'attachment; filename="trich-luc-khai-tu.pdf"')
  async page(@Param('caseId') given: string, @Asker() asker: Caller): Promise<StreamableFile> {
    const caseId = idOf(given, NOT_FOUND);
    const entry = await this.database.getRepository(DeathRegistration).findOneBy({ caseId });
    if (!entry || !asker.reach('extract.read').covers(entry.commune))
      throw new Problem(404, 'not-found', NOT_FOUND);
    const { manager } = this.database;
    const [pdf, standing] = [await this.press.pageOf(caseId), await extractStanding(manager, caseId)];
    if (!pdf || !standing)
      throw new Problem(409, 'not-made-yet', 'Giấy này đang được in và ký số, xin thử lại sau ít phút.');
    const subject = { kind: 'extract-page', id: caseId };
    await this.reads.recordRead(asker, { action: 'extract.read', caseId, commune: entry.commune, subject });
    await keepPrint(manager, {
      caseId,
      copy: 0,
      copies: standing.copies,
      reason: 'download',
      pdf,
      by: asker,
      at: this.clock.now(),
    });
    return new StreamableFile(pdf);
  }
}
