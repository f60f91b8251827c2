import { verifyAudit } from '@lien-thong/audit';
import { exportPerson, privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { ResidenceEnvironment } from './environment';
import { importResidents } from './register/import-residents';
import { readPerson } from './deregistration/read-person';

export const service: ServiceDefinition = {
  name: 'residence',
  environment: () => readEnvironment(ResidenceEnvironment),
  module: () => AppModule.of(readEnvironment(ResidenceEnvironment)),
  commands: {
    import: importResidents,
    ...privacyCommands,
    'verify-audit': verifyAudit,
    'export-person': exportPerson(readPerson),
  },
};
