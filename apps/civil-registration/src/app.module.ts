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
import { REGISTRATION_LISTING } from './death-registration/decided-on';
import { DirectoryTables1764000020000, IdentityModule } from '@lien-thong/identity';
import { Gazette, GazetteModule, GazetteTables1764000010000 } from '@lien-thong/gazette';
import {
  InboxContents1764000000100,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
} from '@lien-thong/messaging';
import { PageKeyFile } from '@lien-thong/pages';
import { CaseKeys1764000000500, MessageSealing, PrivacyModule } from '@lien-thong/privacy';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { FileSigner } from '@lien-thong/signature';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CorrectRegistrationHandler } from './correction/correct-registration.handler';
import { CORRECT_REGISTRATION } from './correction/correct-registration.task';
import { CorrectionRegistrar } from './correction/correction-registrar';
import { Corrections1764000071000 } from './migrations/1764000071000-corrections';
import { AnnulRegistrationHandler } from './annulment/annul-registration.handler';
import { ANNUL_REGISTRATION } from './annulment/annul-registration.task';
import { AnnulmentRegistrar } from './annulment/annulment-registrar';
import { StopRegistrationHandler } from './annulment/stop-registration.handler';
import { DeathRegistration } from './death-registration/death-registration.entity';
import { DeathRegisterController } from './death-registration/death-register.controller';
import { DeathRegistrar } from './death-registration/death-registrar';
import { RegisterDeathHandler } from './death-registration/register-death.handler';
import { REGISTER_DEATH } from './death-registration/register-death.task';
import type { CivilRegistrationEnvironment } from './environment';
import { ExtractCopiesController } from './extract-copies/extract-copies.controller';
import { ExtractPageController } from './extract-page/extract-page.controller';
import { PagePress, PRESS, type PressSettings } from './extract-page/page-press';
import { VerificationController } from './extract-page/verification.controller';
import { RegisterBookController } from './register-book/register-book.controller';
import { Annulments1764000051600 } from './migrations/1764000051600-annulments';
import { NoteHealthNoticeHandler } from './health-notice/note-health-notice.handler';
import { ExtractPages1764000030000 } from './migrations/1764000030000-extract-pages';
import { ExtractCopies1764000073000 } from './migrations/1764000073000-extract-copies';
import { LawOfDecisions1764000013000 } from './migrations/1764000013000-law-of-decisions';
import { NoticesByFacility1764000064000 } from './migrations/1764000064000-notices-by-facility';
import { DeathRegister1764000001000 } from './migrations/1764000001000-death-register';
import { PreCheckRegistrationHandler } from './pre-check/pre-check-registration.handler';

/** Hộ tịch: registers deaths and issues the extract. */
@Module({})
export class AppModule {
  static of(environment: CivilRegistrationEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'civil-registration', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [DeathRegistration],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              CaseKeys1764000000500,
              GazetteTables1764000010000,
              DirectoryTables1764000020000,
              AuditTables1764000040000,
              DeathRegister1764000001000,
              LawOfDecisions1764000013000,
              ExtractPages1764000030000,
              NoticesByFacility1764000064000,
              Corrections1764000071000,
              DeskTables1764000050000,
              StoppedTasks1764000051500,
              Annulments1764000051600,
              ReplayRequests1764000063000,
              DeskOffices1764000060000,
              DailyLists1764000067000,
              ExtractCopies1764000073000,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        GazetteModule.of({ environment }),
        PrivacyModule.of({ service: 'civil-registration', environment }),
        MessagingModule.of({
          office: 'civil-registration',
          environment,
          sealing: MessageSealing,
          law: Gazette,
          onOperated: recordOperation,
        }),
        AuditModule.of({ office: 'civil-registration' }),
        DeskModule.of({ tasks: [REGISTER_DEATH, ANNUL_REGISTRATION, CORRECT_REGISTRATION] }),
      ],
      controllers: [
        PreCheckRegistrationHandler,
        RegisterDeathHandler,
        StopRegistrationHandler,
        AnnulRegistrationHandler,
        CorrectRegistrationHandler,
        NoteHealthNoticeHandler,
        DeathRegisterController,
        RegisterBookController,
        ExtractPageController,
        ExtractCopiesController,
        VerificationController,
      ],
      providers: [
        { provide: LISTING, useValue: REGISTRATION_LISTING },
        DailyLists,
        DeathRegistrar,
        AnnulmentRegistrar,
        CorrectionRegistrar,
        { provide: FileSigner, useFactory: () => new FileSigner(environment.OFFICE_SIGNING_KEYS) },
        { provide: PageKeyFile, useFactory: () => new PageKeyFile(environment.PAGE_SIGNING_KEYS) },
        {
          provide: PRESS,
          useValue: {
            verifyAt: `${environment.WEB_URL.replace(/\/+$/, '')}/xac-minh/`,
            perSecond: environment.PAGES_PER_SECOND,
          } satisfies PressSettings,
        },
        PagePress,
      ],
    };
  }
}
