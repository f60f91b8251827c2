import 'reflect-metadata';
import { EnvironmentFault, readEnvironment } from '@lien-thong/service';
import { Logger } from '@nestjs/common';
import { WebEnvironment } from './environment';
import { createWeb } from './web';

/** Exit code 2: the environment is wrong; 1: it could not start. */
async function main(): Promise<void> {
  const environment = readEnvironment(WebEnvironment);
  const app = await createWeb(environment);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(environment.PORT, environment.HOST);
  new Logger('web').log(`web serves on ${await app.getUrl()}`);
}

main().catch((fault: unknown) => {
  const wrongEnvironment = fault instanceof EnvironmentFault;
  const told = fault instanceof Error ? (!wrongEnvironment && fault.stack) || fault.message : String(fault);
  process.stderr.write(`web: ${told}\n`);
  process.exit(wrongEnvironment ? 2 : 1);
});
