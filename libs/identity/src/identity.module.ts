import type { OfficeEnvironment } from '@lien-thong/service';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountController } from './account.controller';
import { Directory } from './directory/directory';
import { DirectoryHandler } from './directory/directory.handler';
import { AccessGuard } from './guard/access-guard';
import { TokenVerifier } from './token/token-verifier';

interface Options {
  environment: Pick<OfficeEnvironment, 'OIDC_ISSUER' | 'OIDC_AUDIENCE'>;
}

/** Makes a service know who asks, and refuse what the access table does not allow. */
@Global()
@Module({})
export class IdentityModule {
  static of({ environment: { OIDC_ISSUER, OIDC_AUDIENCE } }: Options): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [AccountController, DirectoryHandler],
      providers: [
        Directory,
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(OIDC_ISSUER, OIDC_AUDIENCE) },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [Directory, TokenVerifier],
    };
  }
}
