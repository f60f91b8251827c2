import { loadLaw } from '@lien-thong/law';
import { MessagingModule, MessagingTables1764000000000 } from '@lien-thong/messaging';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BenefitDecision } from './benefit-decision/benefit-decision.entity';
import { DecisionsController } from './benefit-decision/decisions.controller';
import type { SocialInsuranceEnvironment } from './environment';
import { GrantFuneralAllowanceHandler } from './funeral-allowance/grant-funeral-allowance.handler';
import { LAW } from './law.token';
import { BenefitDesks1764000004000 } from './migrations/1764000004000-benefit-desks';
import { SettleSurvivorsBenefitHandler } from './survivors-benefit/settle-survivors-benefit.handler';

/** The desks that decide funeral allowances and survivors' benefits: social insurance, the commune, home affairs. */
@Module({})
export class AppModule {
  static of(environment: SocialInsuranceEnvironment): DynamicModule {
    const law = loadLaw();
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'social-insurance', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [BenefitDecision],
            [MessagingTables1764000000000, BenefitDesks1764000004000],
          ),
        ),
        MessagingModule.of({ office: 'social-insurance', environment, lawVersion: law.version }),
      ],
      controllers: [GrantFuneralAllowanceHandler, SettleSurvivorsBenefitHandler, DecisionsController],
      providers: [{ provide: LAW, useValue: law }],
    };
  }
}
