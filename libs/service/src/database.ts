import type { DataSourceOptions, EntityManager, QueryRunner } from 'typeorm';
import type { OfficeEnvironment } from './environment';
import { PreparingClient } from './prepared-statements';

type Migrations = NonNullable<DataSourceOptions['migrations']>;
type Entities = NonNullable<DataSourceOptions['entities']>;

/** How every service reaches its own database. The schema is changed by migrations only. */
export const databaseOptions = (
  env: Pick<OfficeEnvironment, 'DATABASE_URL' | 'DATABASE_POOL'>,
  entities: Entities,
  migrations: Migrations,
): DataSourceOptions => ({
  type: 'postgres',
  url: env.DATABASE_URL,
  entities,
  migrations,
  migrationsTransactionMode: 'each',
  synchronize: false,
  logging: false,
  poolSize: env.DATABASE_POOL,
  connectTimeoutMS: 5000,
  invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  extra: {
    Client: PreparingClient,
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    // An instance that froze in a transaction must not hold up for ever whoever takes its partitions over.
    options: '-c idle_in_transaction_session_timeout=10s',
  },
});

export type Sql = EntityManager | QueryRunner;

/** The rows a statement returns, whatever its verb (TypeORM wraps those of UPDATE and DELETE). */
export async function rows<T>(db: Sql, statement: string, parameters: unknown[] = []): Promise<T[]> {
  const raw: unknown = await db.query(statement, parameters);
  const list = raw as unknown[];
  return (list.length === 2 && Array.isArray(list[0]) && typeof list[1] === 'number' ? list[0] : list) as T[];
}

/** SQLSTATE classes and Node codes of faults that pass by themselves: wait and try again. */
const PASSING_STATES = /^(08|53|57P0|40001|40P01|55P03|25006|25P03)/;
const PASSING_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENETUNREACH',
]);
const PASSING_WORDS =
  /connection terminated|timeout exceeded when trying to connect|connection ended|not queryable|server closed the connection|connection is not established/i;

/** Something that is not there yet: whoever needs it waits and tries again. */
export class NotYet extends Error {}

/** Whether a fault is the database's or the line's and passes by itself (as opposed to one of ours). */
export function isPassing(fault: unknown): boolean {
  if (fault instanceof NotYet) return true;
  if (typeof fault !== 'object' || fault === null) return false;
  const { code, message, driverError, cause } = fault as {
    code?: unknown;
    message?: unknown;
    driverError?: unknown;
    cause?: unknown;
  };
  if (
    typeof code === 'string' &&
    (PASSING_CODES.has(code) || (code.length === 5 && PASSING_STATES.test(code)))
  )
    return true;
  if (typeof message === 'string' && PASSING_WORDS.test(message)) return true;
  return (driverError !== fault && isPassing(driverError)) || (cause !== fault && isPassing(cause));
}
