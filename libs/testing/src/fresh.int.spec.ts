import { Client } from 'pg';
import { freshDatabase, freshPrefix } from './fresh';

describe('a fresh database', () => {
  it('has roles that cannot reach another one', async () => {
    const [mine, other] = [await freshDatabase('mine'), await freshDatabase('other')];
    const stranger = new URL(other.url);
    Object.assign(stranger, { username: new URL(mine.url).username, password: new URL(mine.url).password });
    const inMine = new Client({ connectionString: mine.ownerUrl });
    await inMine.connect();
    await inMine.query('create table proof (n int)');
    await inMine.end();
    await expect(new Client({ connectionString: stranger.toString() }).connect()).rejects.toThrow(
      /permission denied/,
    );
    await mine.drop();
    await other.drop();
    await expect(new Client({ connectionString: mine.url }).connect()).rejects.toThrow();
  });

  it('prefixes never meet', () => {
    expect(new Set(Array.from({ length: 100 }, freshPrefix)).size).toBe(100);
  });
});
