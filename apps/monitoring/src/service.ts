import { printAnchors, verifyAudit } from '@lien-thong/audit';
import { privacyCommands } from '@lien-thong/privacy';
import { readEnvironment, type ServiceDefinition } from '@lien-thong/service';
import { AppModule } from './app.module';
import { MonitoringEnvironment } from './environment';

export const service: ServiceDefinition = {
  name: 'monitoring',
  environment: () => readEnvironment(MonitoringEnvironment),
  module: () => AppModule.of(readEnvironment(MonitoringEnvironment)),
  commands: { ...privacyCommands, 'audit-anchors': printAnchors, 'verify-audit': verifyAudit },
};
