import { ServiceModule } from '@lien-thong/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { BrowserPagesController } from './browser-files';
import { WebEnvironment } from './environment';
import { DetailsController } from './family-page/details.controller';
import { FamilyPageController } from './family-page/family-page.controller';
import { OneStop } from './family-page/one-stop';
import { SampleCaseController } from './sample-case.controller';
import { SessionCookies } from './session/cookies';
import { OpenId } from './session/openid';
import { Outgoing } from './session/outgoing';
import { SessionController } from './session/session.controller';
import { Sessions } from './session/sessions';
import { VerificationPageController } from './verification-page/verification-page.controller';

@Module({})
export class AppModule {
  static of(environment: WebEnvironment): DynamicModule {
    return {
      module: AppModule,
      imports: [ServiceModule.of({ name: 'web', logLevel: environment.LOG_LEVEL })],
      // The browser's pages come last: they answer whatever nobody else does.
      controllers: [
        FamilyPageController,
        DetailsController,
        VerificationPageController,
        SampleCaseController,
        SessionController,
        BrowserPagesController,
      ],
      providers: [
        { provide: WebEnvironment, useValue: environment },
        OneStop,
        OpenId,
        Sessions,
        SessionCookies,
        Outgoing,
      ],
    };
  }
}
