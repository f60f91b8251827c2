import { specifyAccess } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { ResidenceEnvironment } from './environment';

specifyAccess({
  name: 'residence',
  environment: ResidenceEnvironment,
  module: (environment) => AppModule.of(environment),
});
