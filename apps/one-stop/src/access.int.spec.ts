import { specifyAccess } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { OneStopEnvironment } from './environment';

specifyAccess({
  name: 'one-stop',
  environment: OneStopEnvironment,
  module: (environment) => AppModule.of(environment),
});
