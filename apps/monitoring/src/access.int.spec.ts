import { specifyAccess } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { MonitoringEnvironment } from './environment';

specifyAccess({
  name: 'monitoring',
  environment: MonitoringEnvironment,
  module: (environment) => AppModule.of(environment),
});
