import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { GazetteEnvironment } from './environment';
import { Gazette, PUBLISHES } from './gazette';
import { LawController } from './law.controller';
import { LAW_KEYS, LawPublishedHandler } from './law-published.handler';

interface Options {
  environment: Pick<GazetteEnvironment, 'LAW_KEYS'>;
  /** Whether the service publishes the law itself; it hears its own bundles too, should its database have lost one. */
  publishes?: boolean;
}

/** Gives a service the law in force, and keeps it up to date while the service runs. */
@Global()
@Module({})
export class GazetteModule {
  static of({ environment, publishes = false }: Options): DynamicModule {
    return {
      module: GazetteModule,
      controllers: [LawController, LawPublishedHandler],
      providers: [
        Gazette,
        { provide: PUBLISHES, useValue: publishes },
        { provide: LAW_KEYS, useValue: environment.LAW_KEYS },
      ],
      exports: [Gazette],
    };
  }
}
