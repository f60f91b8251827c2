import { specifyAccess } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { SocialInsuranceEnvironment } from './environment';

specifyAccess({
  name: 'social-insurance',
  environment: SocialInsuranceEnvironment,
  module: (environment) => AppModule.of(environment),
});
