import { AuditModule, AuditTables1764000040000, recordOperation } from '@lien-thong/audit';
import {
  DailyLists,
  DailyLists1764000067000,
  DeskModule,
  DeskOffices1764000060000,
  DeskTables1764000050000,
  LISTING,
  StoppedTasks1764000051500,
} from '@lien-thong/desk';
import { RESIDENCE_LISTING } from './deregistration/decided-on';
import { DirectoryTables1764000020000, IdentityModule } from '@lien-thong/identity';
import { Gazette, GazetteModule, GazetteTables1764000010000 } from '@lien-thong/gazette';
import {
  InboxContents1764000000100,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
} from '@lien-thong/messaging';
import { CaseKeys1764000000500, MessageSealing, PrivacyModule } from '@lien-thong/privacy';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { TrustedOffices } from '@lien-thong/signature';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Deregistration } from './deregistration/deregistration.entity';
import { DeregistrationsController } from './deregistration/deregistrations.controller';
import { DeregisterResidenceHandler } from './deregistration/deregister-residence.handler';
import { DEREGISTER_RESIDENCE } from './deregistration/deregister-residence.task';
import { ResidenceRegistrar } from './deregistration/residence-registrar';
import { wipeDeregistrations } from './deregistration/wipe-deregistrations';
import type { ResidenceEnvironment } from './environment';
import { Restorations1764000051700 } from './migrations/1764000051700-restorations';
import { LawOfDecisions1764000013000 } from './migrations/1764000013000-law-of-decisions';
import { ResidentRegister1764000003000 } from './migrations/1764000003000-resident-register';
import { RestorationRegistrar } from './restoration/restoration-registrar';
import { RestoreResidenceHandler } from './restoration/restore-residence.handler';
import { RESTORE_RESIDENCE } from './restoration/restore-residence.task';
import { StopDeregistrationHandler } from './restoration/stop-deregistration.handler';
import { NoteCorrectionHandler } from './correction/note-correction.handler';
import { PreCheckResidenceHandler } from './pre-check/pre-check-residence.handler';

/** Công an xã: keeps residents and households, and deletes the permanent residence registration of the dead. */
@Module({})
export class AppModule {
  static of(environment: ResidenceEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'residence', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [Deregistration],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              CaseKeys1764000000500,
              GazetteTables1764000010000,
              DirectoryTables1764000020000,
              AuditTables1764000040000,
              ResidentRegister1764000003000,
              LawOfDecisions1764000013000,
              DeskTables1764000050000,
              StoppedTasks1764000051500,
              Restorations1764000051700,
              ReplayRequests1764000063000,
              DeskOffices1764000060000,
              DailyLists1764000067000,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        GazetteModule.of({ environment }),
        PrivacyModule.of({ service: 'residence', environment }),
        MessagingModule.of({
          office: 'residence',
          environment,
          sealing: MessageSealing,
          onErased: wipeDeregistrations,
          law: Gazette,
          onOperated: recordOperation,
        }),
        AuditModule.of({ office: 'residence' }),
        DeskModule.of({ tasks: [DEREGISTER_RESIDENCE, RESTORE_RESIDENCE] }),
      ],
      controllers: [
        PreCheckResidenceHandler,
        NoteCorrectionHandler,
        DeregisterResidenceHandler,
        StopDeregistrationHandler,
        RestoreResidenceHandler,
        DeregistrationsController,
      ],
      providers: [
        { provide: LISTING, useValue: RESIDENCE_LISTING },
        DailyLists,
        ResidenceRegistrar,
        RestorationRegistrar,
        { provide: TrustedOffices, useFactory: () => new TrustedOffices(environment.OFFICE_KEYS) },
      ],
    };
  }
}
