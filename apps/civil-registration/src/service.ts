import { verifyAudit } from '@lien-thong/audit';
import { exportPerson, privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { CivilRegistrationEnvironment } from './environment';
import { importHealthNotices } from './health-notice/import-health-notices';
import { readPerson } from './death-registration/read-person';

export const service: ServiceDefinition = {
  name: 'civil-registration',
  environment: () => readEnvironment(CivilRegistrationEnvironment),
  module: () => AppModule.of(readEnvironment(CivilRegistrationEnvironment)),
  commands: {
    import: importHealthNotices,
    ...privacyCommands,
    'verify-audit': verifyAudit,
    'export-person': exportPerson(readPerson),
  },
};
