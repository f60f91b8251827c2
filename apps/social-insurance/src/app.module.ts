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
import { BENEFIT_LISTING } from './benefit-decision/decided-on';
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
import { BenefitDecision } from './benefit-decision/benefit-decision.entity';
import { ClaimIntake } from './benefit-decision/claim-intake';
import { ClaimOutcomes } from './benefit-decision/claim-outcomes';
import { DecisionsController } from './benefit-decision/decisions.controller';
import type { SocialInsuranceEnvironment } from './environment';
import { FuneralAllowances } from './funeral-allowance/funeral-allowances';
import { GrantFuneralAllowanceHandler } from './funeral-allowance/grant-funeral-allowance.handler';
import { GRANT_FUNERAL_ALLOWANCE } from './funeral-allowance/grant-funeral-allowance.task';
import { BenefitDesks1764000004000 } from './migrations/1764000004000-benefit-desks';
import { LawOfDecisions1764000013000 } from './migrations/1764000013000-law-of-decisions';
import { Overpayments1764000065100 } from './migrations/1764000065100-overpayments';
import { Payments1764000065000 } from './migrations/1764000065000-payments';
import { ReviewsOnDesks1764000060001 } from './migrations/1764000060001-reviews-on-desks';
import { StoppedBenefits1764000076000 } from './migrations/1764000076000-stopped-benefits';
import { Supplements1764000012000 } from './migrations/1764000012000-supplements';
import { BenefitStop } from './overpayment/benefit-stop.entity';
import { RecoveriesController } from './overpayment/recoveries.controller';
import { RecoveryDesk } from './overpayment/recovery-desk';
import { Recovery } from './overpayment/recovery.entity';
import { ResumePaymentsHandler } from './overpayment/resume-payments.handler';
import { SimulatedConfirmations } from './overpayment/simulated-confirmations';
import { StopDesk } from './overpayment/stop-desk';
import { StopPaymentsOfDeceasedHandler } from './overpayment/stop-payments-of-deceased.handler';
import { StopsController } from './overpayment/stops.controller';
import { BatchDesk } from './payment/batch-desk';
import { BatchesController } from './payment/batches.controller';
import { OrderDesk } from './payment/order-desk';
import { PAYER } from './payment/payer';
import { PaymentBatch } from './payment/payment-batch.entity';
import { PaymentOrder } from './payment/payment-order.entity';
import { PaymentsController } from './payment/payments.controller';
import { SendsBatches } from './payment/sends-batches';
import { SimulatedPayer } from './payment/simulated-payer';
import { StatementDesk } from './payment/statement-desk';
import { StatementsController } from './payment/statements.controller';
import { StopsPayments } from './payment/stops-payments';
import { DraftSupplements } from './supplements/draft-supplements';
import { LawProposedHandler } from './supplements/law-proposed.handler';
import { SupplementDesk } from './supplements/supplement-desk';
import { Supplement } from './supplements/supplement.entity';
import { SupplementsController } from './supplements/supplements.controller';
import { SettleSurvivorsBenefitHandler } from './survivors-benefit/settle-survivors-benefit.handler';
import { Revocations1764000051800 } from './migrations/1764000051800-revocations';
import { RevokeBenefitHandler } from './undoing/revoke-benefit.handler';
import { StopBenefitHandler } from './undoing/stop-benefit.handler';
import { SETTLE_SURVIVORS_BENEFIT } from './survivors-benefit/settle-survivors-benefit.task';
import { SurvivorsBenefits } from './survivors-benefit/survivors-benefits';
import { NoteCorrectionHandler } from './correction/note-correction.handler';
import { Corrections1764000071800 } from './migrations/1764000071800-corrections';
import { PreCheckBenefitsHandler } from './pre-check/pre-check-benefits.handler';

/** The desks that decide funeral allowances and survivors' benefits: social insurance, the commune, home affairs. */
@Module({})
export class AppModule {
  static of(environment: SocialInsuranceEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'social-insurance', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [BenefitDecision, Supplement, PaymentOrder, PaymentBatch, BenefitStop, Recovery],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              CaseKeys1764000000500,
              GazetteTables1764000010000,
              DirectoryTables1764000020000,
              AuditTables1764000040000,
              BenefitDesks1764000004000,
              Supplements1764000012000,
              LawOfDecisions1764000013000,
              DeskTables1764000050000,
              StoppedTasks1764000051500,
              Revocations1764000051800,
              ReplayRequests1764000063000,
              DailyLists1764000067000,
              Payments1764000065000,
              Overpayments1764000065100,
              Corrections1764000071800,
              StoppedBenefits1764000076000,
              DeskOffices1764000060000,
              ReviewsOnDesks1764000060001,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        GazetteModule.of({ environment }),
        PrivacyModule.of({ service: 'social-insurance', environment }),
        MessagingModule.of({
          office: 'social-insurance',
          environment,
          sealing: MessageSealing,
          law: Gazette,
          onOperated: recordOperation,
        }),
        AuditModule.of({ office: 'social-insurance' }),
        DeskModule.of({ tasks: [GRANT_FUNERAL_ALLOWANCE, SETTLE_SURVIVORS_BENEFIT] }),
      ],
      controllers: [
        PreCheckBenefitsHandler,
        NoteCorrectionHandler,
        GrantFuneralAllowanceHandler,
        SettleSurvivorsBenefitHandler,
        DecisionsController,
        StopBenefitHandler,
        RevokeBenefitHandler,
        StopPaymentsOfDeceasedHandler,
        ResumePaymentsHandler,
        LawProposedHandler,
        SupplementsController,
        PaymentsController,
        BatchesController,
        StatementsController,
        StopsController,
        RecoveriesController,
      ],
      providers: [
        { provide: LISTING, useValue: BENEFIT_LISTING },
        DailyLists,
        { provide: TrustedOffices, useFactory: () => new TrustedOffices(environment.OFFICE_KEYS) },
        DraftSupplements,
        SupplementDesk,
        StopsPayments,
        OrderDesk,
        StopDesk,
        RecoveryDesk,
        BatchDesk,
        StatementDesk,
        SendsBatches,
        ...(environment.STOPS_CONFIRMED_BY ? [SimulatedConfirmations] : []),
        ...(environment.PAYER === 'simulated' ? [{ provide: PAYER, useClass: SimulatedPayer }] : []),
        ClaimIntake,
        ClaimOutcomes,
        FuneralAllowances,
        SurvivorsBenefits,
      ],
    };
  }
}
