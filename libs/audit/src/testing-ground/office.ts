import {
  InboxContents1764000000100,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
} from '@lien-thong/messaging';
import {
  createService,
  databaseOptions,
  OfficeEnvironment,
  ServiceModule,
  TRANSPORT,
} from '@lien-thong/service';
import { freshDatabase, freshPrefix, kafkaBrokers, migrate, type FreshDatabase } from '@lien-thong/testing';
import { Module, type DynamicModule } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { AuditModule } from '../audit.module';
import { AuditTables1764000040000 } from '../audit-tables';
import { recordOperation } from '../operations';
import type { Entry } from '../record';

@Module({})
export class Office {
  static of(environment: OfficeEnvironment): DynamicModule {
    return {
      module: Office,
      imports: [
        ServiceModule.of({ name: 'residence', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              AuditTables1764000040000,
              ReplayRequests1764000063000,
            ],
          ),
        ),
        MessagingModule.of({ office: 'residence', environment, onOperated: recordOperation }),
        AuditModule.of({ office: 'residence' }),
      ],
    };
  }
}

/** An office that records, on a database of its own. */
export async function openOffice() {
  const fresh = await freshDatabase('audit');
  const environment = Object.assign(new OfficeEnvironment(), {
    DATABASE_URL: fresh.url,
    KAFKA_BROKERS: kafkaBrokers(),
    KAFKA_PREFIX: freshPrefix(),
    LOG_LEVEL: 'fatal',
  });
  const start = async (): Promise<NestFastifyApplication> => {
    const app = await createService({
      name: 'residence',
      environment: () => environment,
      module: () => Office.of(environment),
    });
    await migrate(app.get(DataSource));
    app.connectMicroservice({ strategy: app.get<CustomTransportStrategy>(TRANSPORT) });
    await app.startAllMicroservices();
    await app.init();
    return app;
  };
  return { fresh, start, app: await start() };
}

/** Does something to the database as the one whom nothing stops. */
export async function asSuperuser<T extends object = object>(
  { superuserUrl }: FreshDatabase,
  statement: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows: found } = await client.query<T>(statement, parameters);
  await client.end();
  return found;
}

export const entry = (nth: number): Entry => ({
  actor: { subject: 'lan', name: 'Nguyễn Thị Lan', address: '10.1.2.3' },
  action: 'case.accept',
  subject: { kind: 'case', id: String(nth) },
  caseId: randomUUID(),
  reason: `Lý do thứ ${nth}`,
  detail: { version: nth, papers: ['death-notice'] },
});
