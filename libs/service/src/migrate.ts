import { DataSource } from 'typeorm';
import { grantTo } from './privileges';

/**
 * Brings a service's database up to date as the role that owns it, and grants the service's own role what it needs.
 * @param service the connection that the service works with; it is not used, but for what it would migrate
 * @returns the names of the migrations that were run
 */
export async function migrateAsOwner(service: DataSource, ownerUrl: string): Promise<string[]> {
  const { url } = service.options as { url: string };
  const owner = await new DataSource({
    ...service.options,
    url: ownerUrl,
  } as typeof service.options).initialize();
  try {
    const run = await owner.runMigrations();
    await owner.transaction((db) => grantTo(db, decodeURIComponent(new URL(url).username), owner.migrations));
    return run.map(({ name }) => name);
  } finally {
    await owner.destroy();
  }
}
