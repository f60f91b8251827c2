import { freePorts, newAuthority, startPostgres, type EmbeddedPostgres } from '@lien-thong/embedded';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { databaseOptions } from './database';

jest.setTimeout(90_000);

describe('a database that proves who it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-encrypted-'));
  let postgres: EmbeddedPostgres;

  const fileOf = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const connected = async (parameters: string, host = '127.0.0.1') => {
    const url = `${postgres.adminUrl.replace('127.0.0.1', host)}?${parameters}`;
    const database = new DataSource(databaseOptions({ DATABASE_URL: url, DATABASE_POOL: 2 }, [], []));
    try {
      await database.initialize();
      const [row] = await database.query<{ ssl: boolean }[]>(
        'select ssl from pg_stat_ssl where pid = pg_backend_pid()',
      );
      return row!.ssl;
    } finally {
      if (database.isInitialized) await database.destroy();
    }
  };

  beforeAll(async () => {
    chmodSync(folder, 0o755); // as root the server runs as another user, who must reach its data
    const authority = await newAuthority();
    fileOf('ca.pem', authority.certificate);
    fileOf('other.pem', (await newAuthority()).certificate);
    postgres = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: (await freePorts(1))[0]!,
      logFile: join(folder, 'postgres.log'),
      certificate: await authority.issue('postgres', ['127.0.0.1']),
    });
  });

  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is reached encrypted when its authority is the one that DATABASE_URL trusts', async () => {
    expect(await connected(`sslmode=verify-full&sslrootcert=${join(folder, 'ca.pem')}`)).toBe(true);
  });

  it('is reached in plain text when DATABASE_URL asks for nothing', async () => {
    expect(await connected('')).toBe(false);
  });

  it('is not talked to when another authority is trusted', async () => {
    await expect(connected(`sslmode=verify-full&sslrootcert=${join(folder, 'other.pem')}`)).rejects.toThrow(
      /certificate/,
    );
  });

  it('is not talked to under a name that its certificate does not have', async () => {
    await expect(
      connected(`sslmode=verify-full&sslrootcert=${join(folder, 'ca.pem')}`, 'localhost'),
    ).rejects.toThrow(/localhost/);
  });

  it('is not talked to when the authority’s file is not there', async () => {
    await expect(connected('sslmode=verify-full&sslrootcert=/nowhere.pem')).rejects.toThrow(/nowhere\.pem/);
  });
});
