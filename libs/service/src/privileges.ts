import type { MigrationInterface } from 'typeorm';
import { rows, type Sql } from './database';

/** What a service may do to a table of its own; `maintain` is what LOCK TABLE asks for where nothing may be changed. */
export type Privilege = 'select' | 'insert' | 'update' | 'delete' | 'maintain';

/** What a table takes of a service unless its migration says otherwise. */
const USUAL: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];

/** For tables that nothing is ever changed in or taken from. */
export const APPEND_ONLY: readonly Privilege[] = ['select', 'insert'];

/** A migration that narrows what the service may do to the tables it makes, by their names. */
export interface Narrowing extends MigrationInterface {
  readonly privileges: Readonly<Record<string, readonly Privilege[]>>;
}

const isNarrowing = (migration: MigrationInterface): migration is Narrowing => 'privileges' in migration;

/** Parts of a partitioned table are reached through it, and belong to nobody by themselves. */
const TABLES = `
  select relname as name, relispartition as part from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Gives the role that a service works as what it needs in the database that this connection owns, and no more: it
 * makes no tables, and of append-only tables it changes no row. To be called after every migrating.
 */
export async function grantTo(
  db: Sql,
  role: string,
  migrations: readonly MigrationInterface[],
): Promise<void> {
  const narrowed = new Map(
    migrations.filter(isNarrowing).flatMap(({ privileges }) => Object.entries(privileges)),
  );
  const tables = await rows<{ name: string; part: boolean }>(db, TABLES);
  const to = quoted(role);
  const grants = tables
    .filter(({ part }) => !part)
    .map(({ name }) => `grant ${(narrowed.get(name) ?? USUAL).join(', ')} on table ${quoted(name)} to ${to}`);
  await db.query(
    [
      `revoke all on all tables in schema public from ${to}`,
      `grant usage on schema public to ${to}`,
      `grant usage on all sequences in schema public to ${to}`,
      `grant execute on all functions in schema public to ${to}`,
      ...grants,
    ].join(';\n'),
  );
}
