import { Allows, Asker, type Caller } from '@lien-thong/access';
import { MEDIA_TYPES, StoredAttachment } from '@lien-thong/contracts';
import { Answers, FileBody, Refuses, TakesFile } from '@lien-thong/service';
import { Controller, Headers, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { AttachmentIntake } from './intake';

const CONTENT_CODES =
  'attachment-empty, attachment-kind-unknown, attachment-broken, attachment-has-more, attachment-picture-too-large, attachment-active';

@ApiTags('attachments')
@Controller('attachments')
export class AttachmentsController {
  constructor(private readonly intake: AttachmentIntake) {}

  @ApiOperation({
    summary:
      'Bring a file before the declaration or supplement that names it; the same content twice is one file',
  })
  @TakesFile(MEDIA_TYPES, 'Chỉ nhận tệp PDF, JPEG hoặc PNG.')
  @Answers(201, 'kept; the media type is what the content is, whatever was sent', StoredAttachment)
  @Refuses(
    [400, 'upload-cut-off'],
    [413, 'too-large'],
    [415, 'unsupported-media-type'],
    [422, CONTENT_CODES],
    [429, 'upload-quota-reached, too-many-requests: `retry-after` says how long'],
  )
  @Allows('attachment.add')
  @Post()
  add(
    @FileBody() body: Readable,
    @Asker() asker: Caller,
    @Headers('content-length') length?: string,
  ): Promise<StoredAttachment> {
    return this.intake.take(body, length === undefined ? undefined : Number(length), asker);
  }
}
