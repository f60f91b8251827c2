import { freshDatabase } from '@lien-thong/testing';
import { Client } from 'pg';
import { openDesk, type Desk } from './testing-ground/desk';

jest.setTimeout(60_000);

const KEPT = ['audit_entry', 'audit_link', 'audit_anchor', 'journal', 'law_bundle', 'timeline_entry'];

describe('the role that one-stop works as', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  it.each(KEPT)('adds to %s and reads it, and neither changes, deletes nor empties it', async (table) => {
    await desk.query(`select 1 from ${table} limit 1`);
    const [{ column }] = (await desk.query<{ column: string }>(
      'select attname as column from pg_attribute where attrelid = $1::regclass and attnum = 2',
      [table],
    )) as [{ column: string }];
    for (const statement of [
      `update ${table} set "${column}" = "${column}"`,
      `delete from ${table}`,
      `truncate ${table}`,
      `drop table ${table}`,
    ])
      await expect(desk.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("does not get at the journal's parts past the journal", async () => {
    const parts = await desk.query<{ part: string }>(
      `select inhrelid::regclass::text as part from pg_inherits where inhparent = 'journal'::regclass`,
    );
    expect(parts.length).toBeGreaterThanOrEqual(4);
    for (const { part } of parts)
      await expect(desk.query(`delete from ${part}`)).rejects.toThrow(/permission denied/);
  });

  it('makes no table, no schema and no role, and does not become another', async () => {
    const [{ owner }] = (await desk.query<{ owner: string }>(
      `select pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()`,
    )) as [{ owner: string }];
    for (const statement of [
      'create table another (n int)',
      'create temporary table another (n int)',
      'create schema another',
      'create role another',
      `set role "${owner}"`,
    ])
      await expect(desk.query(statement)).rejects.toThrow(/permission denied|no privileges/);
    await expect(desk.query('select 1 from another')).rejects.toThrow(/does not exist/);
  });

  it("does not enter another office's database", async () => {
    const other = await freshDatabase('residence');
    const stranger = new URL((desk.database.options as { url: string }).url);
    stranger.pathname = new URL(other.url).pathname;
    await expect(new Client({ connectionString: stranger.toString() }).connect()).rejects.toThrow(
      /permission denied for database/,
    );
    await other.drop();
  });
});
