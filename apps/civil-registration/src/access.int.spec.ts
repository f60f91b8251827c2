import { specifyAccess } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { CivilRegistrationEnvironment } from './environment';

specifyAccess({
  name: 'civil-registration',
  environment: CivilRegistrationEnvironment,
  module: (environment) => AppModule.of(environment),
});
