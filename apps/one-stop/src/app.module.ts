import { AuditModule, AuditTables1764000040000, recordOperation } from '@lien-thong/audit';
import { DirectoryTables1764000020000, IdentityModule } from '@lien-thong/identity';
import { OfficeRules } from '@lien-thong/desk';
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
import { AttachmentsModule } from './attachments/attachments.module';
import { CommuneSearchController } from './catalogue/commune-search.controller';
import { CommunesController } from './catalogue/communes.controller';
import { ProceduresController } from './catalogue/procedures.controller';
import { ApologiesController } from './clocks/apologies.controller';
import { ApologyDesk } from './clocks/apology-desk';
import { ClocksController } from './clocks/clocks.controller';
import { CaseClocks } from './clocks/case-clocks';
import { DirectoryController } from './directory/directory.controller';
import { DirectoryDesk } from './directory/directory-desk';
import type { OneStopEnvironment } from './environment';
import { ErasureController } from './erasure/erasure.controller';
import { ErasureDesk } from './erasure/erasure-desk';
import { wipeCases } from './erasure/wipe-cases';
import { FilingDesk } from './filing/filing-desk';
import { FilingController } from './filing/filing.controller';
import { PapersCheckController } from './filing/papers-check.controller';
import { Founding } from './law-publication/founding';
import { FollowUpBookController } from './follow-up-book/follow-up-book.controller';
import { LawEffectsHandler } from './law-publication/law-effects.handler';
import { LawProposalRow } from './law-publication/law-proposal.entity';
import { PublicationController } from './law-publication/publication.controller';
import { PublicationDesk } from './law-publication/publication-desk';
import { KEYS, type Keys } from './law-publication/publisher';
import { Reschedule } from './law-publication/reschedule';
import { AnswersHandler } from './linked-case/answers.handler';
import { CaseViews } from './linked-case/case-views';
import { CasesController } from './linked-case/cases.controller';
import { DeskController } from './linked-case/desk.controller';
import { LinkedCase } from './linked-case/linked-case.entity';
import { CaseActs } from './linked-case/case-acts';
import { UndoAnswersHandler } from './linked-case/undo-answers.handler';
import { UndoingController } from './linked-case/undoing.controller';
import { PayersHandler } from './linked-case/payers.handler';
import { PaymentsHandler } from './linked-case/payments.handler';
import { ToppedUpHandler } from './linked-case/topped-up.handler';
import { TasksHandedHandler } from './linked-case/tasks-handed.handler';
import { standingOf } from './linked-case/standing';
import { onParked, StuckHandler } from './linked-case/stuck.handler';
import { Attachments1764000030000 } from './migrations/1764000030000-attachments';
import { UploadQuotas1764000031000 } from './migrations/1764000031000-upload-quotas';
import { CaseClocks1764000061000 } from './migrations/1764000061000-case-clocks';
import { LawProposals1764000011000 } from './migrations/1764000011000-law-proposals';
import { LinkedCases1764000002000 } from './migrations/1764000002000-linked-cases';
import { Undoing1764000051000 } from './migrations/1764000051000-undoing';
import { PreparedCases1764000064000 } from './migrations/1764000064000-prepared-cases';
import { FACILITIES, HealthNoticeDesk } from './prepared-case/health-notice-desk';
import { HealthNoticesController } from './prepared-case/health-notices.controller';
import { PreparedCasesController } from './prepared-case/prepared-cases.controller';
import { ResultDeliveries1764000064100 } from './migrations/1764000064100-result-deliveries';
import { CasesByCode } from './progress/cases-by-code';
import { DeliveriesController } from './result-delivery/deliveries.controller';
import { DeliveryDesk } from './result-delivery/delivery-desk';
import { Dispatch } from './result-delivery/dispatch';
import { POSTAL_CARRIER } from './result-delivery/postal-carrier';
import { ResultController } from './result-delivery/result.controller';
import { SimulatedCarrier } from './result-delivery/simulated-carrier';
import { SimulatedParcelsController } from './result-delivery/simulated-parcels.controller';
import { DraftExtracts1764000064200 } from './migrations/1764000064200-draft-extracts';
import { DraftController } from './draft-extract/draft.controller';
import { DraftDesk } from './draft-extract/draft-desk';
import { DraftsController } from './draft-extract/drafts.controller';
import { Silence } from './draft-extract/silence';
import { OneTimeCodes1764000066000 } from './migrations/1764000066000-one-time-codes';
import { Misses } from './progress/misses';
import { OneTimeCodeController } from './progress/one-time-code.controller';
import { OneTimeCodes } from './progress/one-time-codes';
import { CorrectionAnswersHandler } from './correction/correction-answers.handler';
import { CorrectionController } from './correction/correction.controller';
import { StuckCases1764000075000 } from './migrations/1764000075000-stuck-cases';
import { StuckCasesController } from './stuck-case/stuck-cases.controller';
import { UnusedNotices } from './prepared-case/unused-notices';
import { PreChecksHandler } from './pre-check/pre-checks.handler';
import { ProgressController } from './progress/progress.controller';
import { PROGRESS_PAGE } from './slips/progress-page.token';
import { DeclarationsController } from './declarations/declarations.controller';
import { SlipsController } from './slips/slips.controller';
import { Corrections1764000070000 } from './migrations/1764000070000-corrections';
import { Reconciliation1764000067100 } from './migrations/1764000067100-reconciliation';
import { PapersAsked1764000072000 } from './migrations/1764000072000-papers-asked';
import { UnreachableFamilies1764000074500 } from './migrations/1764000074500-unreachable-families';
import { DecisionsListedHandler } from './reconciliation/decisions-listed.handler';
import { DifferenceDesk } from './reconciliation/difference-desk';
import { DifferencesController } from './reconciliation/differences.controller';
import { LedgerController } from './reconciliation/ledger.controller';
import { Reconciler } from './reconciliation/reconciler';
import { MissingLists1764000075100 } from './migrations/1764000075100-missing-lists';
import { LiveTimelines } from './timeline/live-timelines';
import { TimelineController } from './timeline/timeline.controller';

/** Một cửa: takes the one form, owns the case and carries it through every office. */
@Module({})
export class AppModule {
  static of(environment: OneStopEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'one-stop', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [LinkedCase, LawProposalRow],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              CaseKeys1764000000500,
              GazetteTables1764000010000,
              DirectoryTables1764000020000,
              AuditTables1764000040000,
              LinkedCases1764000002000,
              LawProposals1764000011000,
              Attachments1764000030000,
              UploadQuotas1764000031000,
              Undoing1764000051000,
              CaseClocks1764000061000,
              ReplayRequests1764000063000,
              PreparedCases1764000064000,
              ResultDeliveries1764000064100,
              DraftExtracts1764000064200,
              OneTimeCodes1764000066000,
              Reconciliation1764000067100,
              Corrections1764000070000,
              StuckCases1764000075000,
              PapersAsked1764000072000,
              MissingLists1764000075100,
              UnreachableFamilies1764000074500,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        GazetteModule.of({ environment, publishes: true }),
        PrivacyModule.of({ service: 'one-stop', environment }),
        AttachmentsModule.of({ environment }),
        MessagingModule.of({
          office: 'one-stop',
          environment,
          sealing: MessageSealing,
          onErased: wipeCases,
          law: Gazette,
          onParked,
          onOperated: recordOperation,
          standingOf,
        }),
        AuditModule.of({ office: 'one-stop', keepsAnchors: true }),
      ],
      controllers: [
        PapersCheckController,
        FilingController,
        HealthNoticesController,
        PreparedCasesController,
        DeliveriesController,
        DraftController,
        DraftsController,
        ResultController,
        SimulatedParcelsController,
        CasesController,
        DeskController,
        UndoingController,
        UndoAnswersHandler,
        CorrectionController,
        CorrectionAnswersHandler,
        TimelineController,
        SlipsController,
        DeclarationsController,
        FollowUpBookController,
        ProgressController,
        OneTimeCodeController,
        CommunesController,
        CommuneSearchController,
        ProceduresController,
        AnswersHandler,
        PreChecksHandler,
        StuckHandler,
        StuckCasesController,
        PublicationController,
        LawEffectsHandler,
        ToppedUpHandler,
        PaymentsHandler,
        PayersHandler,
        TasksHandedHandler,
        ErasureController,
        DirectoryController,
        ClocksController,
        ApologiesController,
        DecisionsListedHandler,
        DifferencesController,
        LedgerController,
      ],
      providers: [
        { provide: TrustedOffices, useFactory: () => new TrustedOffices(environment.OFFICE_KEYS) },
        { provide: FACILITIES, useFactory: () => new TrustedOffices(environment.HEALTH_FACILITY_KEYS) },
        HealthNoticeDesk,
        UnusedNotices,
        DeliveryDesk,
        DraftDesk,
        Silence,
        SimulatedCarrier,
        { provide: POSTAL_CARRIER, useExisting: SimulatedCarrier },
        Dispatch,
        CasesByCode,
        OfficeRules,
        FilingDesk,
        ErasureDesk,
        CaseActs,
        {
          provide: PROGRESS_PAGE,
          useValue: `${environment.WEB_URL.replace(/\/+$/, '')}/tra-cuu/`,
        },
        CaseViews,
        LiveTimelines,
        Misses,
        OneTimeCodes,
        {
          provide: KEYS,
          useValue: { signing: environment.LAW_SIGNING_KEY, trusted: environment.LAW_KEYS } satisfies Keys,
        },
        Founding,
        PublicationDesk,
        Reschedule,
        CaseClocks,
        ApologyDesk,
        DirectoryDesk,
        DifferenceDesk,
        Reconciler,
      ],
    };
  }
}
