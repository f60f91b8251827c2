import { Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import type { OneStopEnvironment } from '../environment';
import { AttachmentRegister } from './attachment-register';
import { AttachmentStore } from './attachment-store';
import { AttachmentsController } from './attachments.controller';
import { CaseAttachments } from './case-attachments';
import { CaseAttachmentsController } from './case-attachments.controller';
import { Clearing, UNNAMED_HOURS } from './clearing';
import { Incoming } from './incoming';
import { AttachmentIntake } from './intake';
import { openStore } from './open-store';
import type { StoreSettings } from './s3-settings';
import { DAILY_MOST, UploadQuota, type DailyMost } from './upload-quota';

interface Options {
  environment: Pick<
    OneStopEnvironment,
    | 'ATTACHMENT_FOLDER'
    | 'ATTACHMENT_MOST_BYTES'
    | 'ATTACHMENT_UNNAMED_HOURS'
    | 'ATTACHMENTS_PER_DAY'
    | 'ATTACHMENT_BYTES_PER_DAY'
  > &
    StoreSettings;
}

/** Giấy tờ đính kèm: the files that a family brings. */
@Module({})
export class AttachmentsModule {
  static of({ environment }: Options): DynamicModule {
    const { ATTACHMENT_FOLDER, ATTACHMENT_MOST_BYTES, ATTACHMENT_UNNAMED_HOURS } = environment;
    const dailyMost: DailyMost = {
      files: environment.ATTACHMENTS_PER_DAY,
      bytes: environment.ATTACHMENT_BYTES_PER_DAY,
    };
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
        UploadQuota,
        { provide: DAILY_MOST, useValue: dailyMost },
        { provide: AttachmentStore, useFactory: () => openStore(environment, incoming) },
        { provide: Incoming, useFactory: () => new Incoming(incoming, ATTACHMENT_MOST_BYTES) },
        { provide: UNNAMED_HOURS, useValue: ATTACHMENT_UNNAMED_HOURS },
      ],
    };
  }
}
