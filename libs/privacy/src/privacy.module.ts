import type { OfficeEnvironment } from '@lien-thong/service';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { KeyFile } from './keys/key-file';
import { MessageSealing } from './message-sealing';
import { Privacy } from './privacy';

export interface PrivacyOptions {
  service: string;
  environment: Pick<OfficeEnvironment, 'FIELD_KEYS'>;
}

/** Gives a service the keys of what it keeps of people. */
@Global()
@Module({})
export class PrivacyModule {
  static of({ service, environment }: PrivacyOptions): DynamicModule {
    return {
      module: PrivacyModule,
      providers: [
        { provide: Privacy, useFactory: () => new Privacy(new KeyFile(environment.FIELD_KEYS), service) },
        {
          provide: MessageSealing,
          inject: [Privacy],
          useFactory: (privacy: Privacy) => new MessageSealing(privacy),
        },
      ],
      exports: [Privacy, MessageSealing],
    };
  }
}
