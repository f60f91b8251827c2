import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connected, dropDatabase, ensureDatabase } from './databases';
import { freePorts } from './ports';
import { startPostgres, type EmbeddedPostgres, type PostgresOptions } from './postgres';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let options: PostgresOptions;
  let server: EmbeddedPostgres;
  const rows = async (sql: string, url = server.adminUrl) =>
    (await connected(url, (client) => client.query(sql))).rows as unknown[];

  beforeAll(async () => {
    const root = mkdtempSync(join(tmpdir(), 'lien-thong-embedded-'));
    chmodSync(root, 0o755);
    folder = join(root, 'Dữ liệu');
    const [port] = (await freePorts(1)) as [number];
    options = { dataDir: join(folder, 'pg'), port, logFile: join(folder, 'pg.log') };
    server = await startPostgres(options);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  it('keeps what was committed through kill -9', async () => {
    await rows('create table kept (n int); insert into kept values (7)');
    await server.kill();
    await expect(rows('select 1')).rejects.toThrow(/ECONNREFUSED/);
    server = await startPostgres(options);
    expect(await rows('select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('keeps it through an orderly stop, and says when it has ended', async () => {
    const { exited } = server;
    await server.stop();
    await exited;
    server = await startPostgres(options);
    expect(await rows('select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('loses nothing for speed', async () => {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(await rows(`show ${setting}`)).toEqual([{ [setting]: 'on' }]);
  });

  it('knows the small forms of Vietnamese capitals', async () => {
    expect(await rows("select lower('NGUYỄN THỊ ĐÀO') as small")).toEqual([{ small: 'nguyễn thị đào' }]);
  });

  it('lets nobody in without the password', async () => {
    await expect(rows('select 1', server.url('postgres', 'postgres', 'guess'))).rejects.toThrow(/password/);
  });

  it('makes a database with two roles twice as well as once, and removes it', async () => {
    await ensureDatabase(server.adminUrl, 'residence', { owner: 'first', app: 'first' });
    await ensureDatabase(server.adminUrl, 'residence', { owner: 'second', app: 'third' });
    const url = server.url('residence', 'residence', 'third');
    await rows('create table own ()', server.url('residence', 'residence_owner', 'second'));
    expect(await rows('select current_user as me', url)).toEqual([{ me: 'residence' }]);
    await expect(rows('create table another ()', url)).rejects.toThrow(/permission denied/);
    await expect(rows('select from own', url)).rejects.toThrow(/permission denied/);
    await dropDatabase(server.adminUrl, 'residence');
    await expect(rows('select 1', url)).rejects.toThrow();
  });

  it('that still runs is named when a second start finds its port', async () => {
    await expect(startPostgres(options)).rejects.toMatchObject({
      code: 'port-busy',
      message: expect.stringContaining(`kill ${server.pid}`) as unknown,
    });
  }, 30_000);

  it('that cannot start says why in its own words', async () => {
    const [port] = (await freePorts(1)) as [number];
    const start = startPostgres({
      dataDir: join(folder, 'other'),
      logFile: join(folder, 'other.log'),
      port,
      settings: { shared_buffers: 'many' },
    });
    await expect(start).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringMatching(/invalid value for parameter "shared_buffers"/) as unknown,
    });
  }, 60_000);

  it('touches no folder that holds something else', async () => {
    const dataDir = join(folder, 'letters');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'letter.txt'), 'x');
    const start = startPostgres({ ...options, dataDir });
    await expect(start).rejects.toThrow(`${dataDir} holds something else`);
    expect(readdirSync(dataDir)).toEqual(['letter.txt']);
  });

  (process.getuid?.() === 0 ? it : it.skip)(
    'goes where its account can when the data folder is out of its reach, and is new when that was emptied',
    async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const [port] = (await freePorts(1)) as [number];
      const there = { dataDir: join(closed, 'pg'), port, logFile: join(closed, 'pg.log') };
      const tables = "select tablename from pg_tables where schemaname = 'public'";

      const first = await startPostgres(there);
      expect(first.folder).not.toContain(closed);
      await rows('create table kept ()', first.adminUrl);
      await first.stop();
      const second = await startPostgres(there);
      expect(await rows(tables, second.adminUrl)).toEqual([{ tablename: 'kept' }]);
      await second.stop();
      rmSync(there.dataDir, { recursive: true });
      const third = await startPostgres(there);
      expect(await rows(tables, third.adminUrl)).toEqual([]);
      await third.stop();
      rmSync(dirname(third.folder), { recursive: true });
      expect(existsSync(first.folder)).toBe(false);
    },
    60_000,
  );
});
