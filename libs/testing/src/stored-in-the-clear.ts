import type { DataSource } from 'typeorm';

/**
 * Which of these values stand readable anywhere in a database, as `table: value`: every row of every table is looked
 * through as text, and bytes for the value's own bytes.
 */
export async function storedInTheClear(database: DataSource, values: readonly string[]): Promise<string[]> {
  const tables: { name: string }[] = await database.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const stored: { row: string }[] = await database.query(`select t::text as row from "${name}" t`);
    const text = stored.map(({ row }) => row).join('\n');
    const shows = (value: string) =>
      text.includes(value) || text.includes(Buffer.from(value).toString('hex'));
    found.push(...values.filter(shows).map((value) => `${name}: ${value}`));
  }
  return found;
}
