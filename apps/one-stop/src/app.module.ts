import { loadLaw } from '@lien-thong/law';
import { MessagingModule, MessagingTables1764000000000 } from '@lien-thong/messaging';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunesController } from './catalogue/communes.controller';
import type { OneStopEnvironment } from './environment';
import { FilingDesk } from './filing/filing-desk';
import { FilingController } from './filing/filing.controller';
import { LAW } from './law.token';
import { AnswersHandler } from './linked-case/answers.handler';
import { CaseViews } from './linked-case/case-views';
import { CasesController } from './linked-case/cases.controller';
import { DeskController } from './linked-case/desk.controller';
import { LinkedCase } from './linked-case/linked-case.entity';
import { onParked, StuckHandler } from './linked-case/stuck.handler';
import { LinkedCases1764000002000 } from './migrations/1764000002000-linked-cases';
import { ProgressController } from './progress/progress.controller';
import { LiveTimelines } from './timeline/live-timelines';
import { TimelineController } from './timeline/timeline.controller';

/** Một cửa: takes the one form, owns the case and carries it through every office. */
@Module({})
export class AppModule {
  static of(environment: OneStopEnvironment): DynamicModule {
    const law = loadLaw();
    return {
      module: AppModule,
      imports: [
        ServiceModule.of({ name: 'one-stop', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [LinkedCase],
            [MessagingTables1764000000000, LinkedCases1764000002000],
          ),
        ),
        MessagingModule.of({ office: 'one-stop', environment, lawVersion: law.version, onParked }),
      ],
      controllers: [
        FilingController,
        CasesController,
        DeskController,
        TimelineController,
        ProgressController,
        CommunesController,
        AnswersHandler,
        StuckHandler,
      ],
      providers: [{ provide: LAW, useValue: law }, FilingDesk, CaseViews, LiveTimelines],
    };
  }
}
