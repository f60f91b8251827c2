import { verifyAudit } from '@lien-thong/audit';
import { exportPerson, privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { SocialInsuranceEnvironment } from './environment';
import { importRegister } from './register/import-register';
import { readPerson } from './benefit-decision/read-person';

export const service: ServiceDefinition = {
  name: 'social-insurance',
  environment: () => readEnvironment(SocialInsuranceEnvironment),
  module: () => AppModule.of(readEnvironment(SocialInsuranceEnvironment)),
  commands: {
    import: importRegister,
    ...privacyCommands,
    'verify-audit': verifyAudit,
    'export-person': exportPerson(readPerson),
  },
};
