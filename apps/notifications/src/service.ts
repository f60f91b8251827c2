import { verifyAudit } from '@lien-thong/audit';
import { exportPerson, privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { NotificationsEnvironment } from './environment';
import { readPerson } from './notice/read-person';

export const service: ServiceDefinition = {
  name: 'notifications',
  environment: () => readEnvironment(NotificationsEnvironment),
  module: () => AppModule.of(readEnvironment(NotificationsEnvironment)),
  commands: { ...privacyCommands, 'verify-audit': verifyAudit, 'export-person': exportPerson(readPerson) },
};
