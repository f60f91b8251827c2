import { verifyAudit } from '@lien-thong/audit';
import { exportPerson, privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { appoint } from './directory/appoint';
import { OneStopEnvironment } from './environment';
import { readPerson } from './linked-case/read-person';

export const service: ServiceDefinition = {
  name: 'one-stop',
  environment: () => readEnvironment(OneStopEnvironment),
  module: () => AppModule.of(readEnvironment(OneStopEnvironment)),
  commands: {
    appoint,
    ...privacyCommands,
    'verify-audit': verifyAudit,
    'export-person': exportPerson(readPerson),
  },
};
