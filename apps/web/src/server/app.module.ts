import { ServiceModule } from '@lien-thong/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { BrowserPagesController } from './browser-files';
import { WebEnvironment } from './environment';
import { FamilyPageController } from './family-page/family-page.controller';
import { SampleCaseController } from './sample-case.controller';

@Module({})
export class AppModule {
  static of(environment: WebEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [ServiceModule.of({ name: 'web', logLevel: environment.LOG_LEVEL })],
      // The browser's pages come last: they answer whatever nobody else does.
      controllers: [FamilyPageController, SampleCaseController, BrowserPagesController],
      providers: [{ provide: WebEnvironment, useValue: environment }],
    };
  }
}
