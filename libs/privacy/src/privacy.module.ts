import { Global, Module, type DynamicModule } from '@nestjs/common';
import { openKeys } from './keys/open-keys';
import type { KeySettings } from './keys/vault-settings';
import { MessageSealing } from './message-sealing';
import { Privacy } from './privacy';

export interface PrivacyOptions {
  service: string;
  environment: KeySettings;
}

/** Gives a service the keys of what it keeps of people. */
@Global()
@Module({})
export class PrivacyModule {
  static of({ service, environment }: PrivacyOptions): DynamicModule {
    return {
      module: PrivacyModule,
      providers: [
        {
          provide: Privacy,
          useFactory: async () => new Privacy(await openKeys(environment), service),
        },
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
