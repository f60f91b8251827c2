import { specifyAccess } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { NotificationsEnvironment } from './environment';

specifyAccess({
  name: 'notifications',
  environment: NotificationsEnvironment,
  module: (environment) => AppModule.of(environment),
  settings: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@b.vn' },
});
