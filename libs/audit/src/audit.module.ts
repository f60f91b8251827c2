import type { Office } from '@lien-thong/contracts';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AnchorsController } from './anchors.controller';
import { AuditController } from './audit.controller';
import { Anchors, AUDITED_OFFICE } from './chain/anchors';
import { Sealer } from './chain/sealer';
import { ReadLog } from './read-log';

interface Options {
  office: Office;
  /** Whether other offices' anchors are kept here. */
  keepsAnchors?: boolean;
}

/** Seals what a service records into its chain, and shows it to who may see it. */
@Global()
@Module({})
export class AuditModule {
  static of({ office, keepsAnchors = false }: Options): DynamicModule {
    return {
      module: AuditModule,
      controllers: [AuditController, ...(keepsAnchors ? [AnchorsController] : [])],
      providers: [{ provide: AUDITED_OFFICE, useValue: office }, Anchors, Sealer, ReadLog],
      exports: [ReadLog],
    };
  }
}
