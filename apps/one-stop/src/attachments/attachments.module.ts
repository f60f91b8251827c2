import { Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import type { OneStopEnvironment } from '../environment';
import { AttachmentRegister } from './attachment-register';
import { AttachmentStore } from './attachment-store';
import { AttachmentsController } from './attachments.controller';
import { CaseAttachments } from './case-attachments';
import { CaseAttachmentsController } from './case-attachments.controller';
import { Clearing, UNNAMED_HOURS } from './clearing';
import { FolderStore } from './folder-store';
import { Incoming } from './incoming';
import { AttachmentIntake } from './intake';

interface Options {
  environment: Pick<
    OneStopEnvironment,
    'ATTACHMENT_FOLDER' | 'ATTACHMENT_MOST_BYTES' | 'ATTACHMENT_UNNAMED_HOURS'
  >;
}

/** Giấy tờ đính kèm: the files that a family brings. */
@Module({})
export class AttachmentsModule {
  static of({
    environment: { ATTACHMENT_FOLDER, ATTACHMENT_MOST_BYTES, ATTACHMENT_UNNAMED_HOURS },
  }: Options): DynamicModule {
    // On the file system of the store, so that a file is moved there and not copied.
    const incoming = join(ATTACHMENT_FOLDER, 'incoming');
    return {
      module: AttachmentsModule,
      controllers: [AttachmentsController, CaseAttachmentsController],
      providers: [
        AttachmentRegister,
        AttachmentIntake,
        CaseAttachments,
        Clearing,
        { provide: AttachmentStore, useFactory: () => new FolderStore(ATTACHMENT_FOLDER) },
        { provide: Incoming, useFactory: () => new Incoming(incoming, ATTACHMENT_MOST_BYTES) },
        { provide: UNNAMED_HOURS, useValue: ATTACHMENT_UNNAMED_HOURS },
      ],
    };
  }
}
