import { AuditModule, AuditTables1764000040000, recordOperation } from '@lien-thong/audit';
import { DirectoryTables1764000020000, IdentityModule } from '@lien-thong/identity';
import {
  InboxContents1764000000100,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
} from '@lien-thong/messaging';
import { CaseKeys1764000000500, MessageSealing, PrivacyModule } from '@lien-thong/privacy';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommuneRecordController } from './commune-record/commune-record.controller';
import { LateCasesController } from './commune-record/late-cases.controller';
import type { MonitoringEnvironment } from './environment';
import { AnnulledCases1764000051900 } from './migrations/1764000051900-annulled-cases';
import { Apologies1764000061100 } from './migrations/1764000061100-apologies';
import { OpenDifferences1764000067200 } from './migrations/1764000067200-open-differences';
import { DifferencesController } from './differences/differences.controller';
import { NoteCountsHandler } from './differences/note-counts.handler';
import { FacilityRecordsController } from './health-notice/facility-records.controller';
import { NoteTimingsHandler } from './health-notice/note-timings.handler';
import { NoticeTimings1764000064000 } from './migrations/1764000064000-notice-timings';
import { MonitoredCases1764000006000 } from './migrations/1764000006000-monitored-cases';
import { ObserveCasesHandler } from './observation/observe-cases.handler';

/** Giám sát: what every commune does, on time or late, counted from what one-stop publishes and nothing else. */
@Module({})
export class AppModule {
  static of(environment: MonitoringEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'monitoring', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              CaseKeys1764000000500,
              DirectoryTables1764000020000,
              AuditTables1764000040000,
              MonitoredCases1764000006000,
              AnnulledCases1764000051900,
              Apologies1764000061100,
              ReplayRequests1764000063000,
              NoticeTimings1764000064000,
              OpenDifferences1764000067200,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        PrivacyModule.of({ service: 'monitoring', environment }),
        MessagingModule.of({
          office: 'monitoring',
          environment,
          sealing: MessageSealing,
          onOperated: recordOperation,
          gatherMs: 250,
        }),
        AuditModule.of({ office: 'monitoring', keepsAnchors: true }),
      ],
      controllers: [
        ObserveCasesHandler,
        NoteTimingsHandler,
        CommuneRecordController,
        LateCasesController,
        FacilityRecordsController,
        NoteCountsHandler,
        DifferencesController,
      ],
    };
  }
}
