import { AuditModule, AuditTables1764000040000, recordOperation } from '@lien-thong/audit';
import { DirectoryTables1764000020000, IdentityModule } from '@lien-thong/identity';
import { GazetteModule, GazetteTables1764000010000 } from '@lien-thong/gazette';
import {
  InboxContents1764000000100,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
} from '@lien-thong/messaging';
import { CaseKeys1764000000500, MessageSealing, Privacy, PrivacyModule } from '@lien-thong/privacy';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BounceDesk } from './bounce/bounce-desk';
import { BouncesController } from './bounce/bounces.controller';
import { CARRIERS, type Carrier } from './delivery/carrier';
import { Delivery } from './delivery/delivery';
import { MessageIds } from './delivery/message-ids';
import { SimulatedCarrier } from './delivery/simulated-carrier';
import { SimulatedOutboxController } from './delivery/simulated-outbox.controller';
import { SmsGateway } from './delivery/sms-gateway';
import { SmtpCarrier } from './delivery/smtp-carrier';
import type { NotificationsEnvironment } from './environment';
import { Notices1764000005000 } from './migrations/1764000005000-notices';
import { NoticesGoodUntil1764000066100 } from './migrations/1764000066100-notices-good-until';
import { UndeliverableNotices1764000074000 } from './migrations/1764000074000-undeliverable-notices';
import { OfficersMatters1764000074100 } from './migrations/1764000074100-officers-matters';
import { Notice } from './notice/notice.entity';
import { NoticesController } from './notice/notices.controller';
import { wipeMatters } from './officers/matters';
import { Morning } from './officers/morning';
import { OFFICERS_MAIL, type OfficersMail } from './officers/officers-mail.token';
import { OfficersWarnedHandler } from './officers/officers-warned.handler';
import { QueueNoticesHandler } from './notice/queue-notices.handler';
import { PROGRESS_PAGE } from './notice/progress-page.token';

/** Thông báo: tells families by e-mail, text message and post what happens to their case. */
@Module({})
export class AppModule {
  static of(environment: NotificationsEnvironment): DynamicModule {
    const webUrl = environment.WEB_URL.replace(/\/+$/, '');
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'notifications', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [Notice],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              CaseKeys1764000000500,
              GazetteTables1764000010000,
              DirectoryTables1764000020000,
              AuditTables1764000040000,
              Notices1764000005000,
              ReplayRequests1764000063000,
              NoticesGoodUntil1764000066100,
              UndeliverableNotices1764000074000,
              OfficersMatters1764000074100,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        GazetteModule.of({ environment }),
        PrivacyModule.of({ service: 'notifications', environment }),
        MessagingModule.of({
          office: 'notifications',
          environment,
          sealing: MessageSealing,
          onErased: ({ db }, caseIds) => wipeMatters(db, caseIds),
          onOperated: recordOperation,
          gatherMs: 250,
        }),
        AuditModule.of({ office: 'notifications' }),
      ],
      controllers: [
        QueueNoticesHandler,
        OfficersWarnedHandler,
        NoticesController,
        BouncesController,
        SimulatedOutboxController,
      ],
      providers: [
        Delivery,
        BounceDesk,
        Morning,
        {
          provide: OFFICERS_MAIL,
          useValue: {
            cases: `${webUrl}/ho-so/`,
            language: environment.OFFICERS_LANGUAGE,
          } satisfies OfficersMail,
        },
        { provide: MessageIds, useValue: new MessageIds(environment) },
        { provide: PROGRESS_PAGE, useValue: `${webUrl}/tra-cuu/` },
        {
          provide: CARRIERS,
          inject: [DataSource, Privacy],
          useFactory: (database: DataSource, privacy: Privacy): Carrier[] => [
            new SmtpCarrier(environment),
            environment.SMS_GATEWAY_URL
              ? new SmsGateway(environment.SMS_GATEWAY_URL, environment)
              : new SimulatedCarrier('sms', database, privacy),
            new SimulatedCarrier('post', database, privacy),
          ],
        },
      ],
    };
  }
}
