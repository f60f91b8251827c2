import { privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { ResidenceEnvironment } from './environment';
import { importResidents } from './register/import-residents';

export const service: ServiceDefinition = {
  name: 'residence',
  environment: () => readEnvironment(ResidenceEnvironment),
  module: () => AppModule.of(readEnvironment(ResidenceEnvironment)),
  commands: { import: importResidents, ...privacyCommands },
};
