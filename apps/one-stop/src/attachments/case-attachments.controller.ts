import { Allows, Asker, type Caller } from '@lien-thong/access';
import { AttachmentList } from '@lien-thong/contracts';
import { Answers, AnswersFile, Refuses } from '@lien-thong/service';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { caseIdOf } from '../linked-case/case-address';
import { CaseAttachments } from './case-attachments';
import { contentDisposition } from './download-name';

/** What the family brought, for those who may read the case. */
@ApiTags('attachments')
@Controller('cases/:caseId/attachments')
export class CaseAttachmentsController {
  constructor(private readonly attachments: CaseAttachments) {}

  @ApiOperation({ summary: 'The files that a case names, in the order they were named' })
  @Answers(200, 'the files', AttachmentList)
  @Refuses([404, 'not-found'])
  @Allows('attachment.read')
  @Get()
  async list(@Param('caseId') given: string, @Asker() asker: Caller): Promise<AttachmentList> {
    return { items: await this.attachments.of(caseIdOf(given), asker) };
  }

  @ApiOperation({ summary: 'One file of a case, to be saved; a browser neither shows nor runs it' })
  @ApiProduces('application/pdf', 'image/jpeg', 'image/png')
  @Answers(200, 'the file as it was brought')
  @Refuses([404, 'not-found'], [409, 'attachment-damaged'])
  @Allows('attachment.read')
  @Get(':sha256')
  @AnswersFile()
  async file(
    @Param('caseId') given: string,
    @Param('sha256') sha256: string,
    @Asker() asker: Caller,
  ): Promise<StreamableFile> {
    const { attachment, bytes } = await this.attachments.open(caseIdOf(given), sha256, asker);
    const { name, mediaType, size } = attachment;
    return new StreamableFile(bytes, {
      type: mediaType,
      length: size,
      disposition: contentDisposition(name, mediaType),
    });
  }
}
