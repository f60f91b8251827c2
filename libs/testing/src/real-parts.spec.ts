import { startRealParts } from './real-parts';

describe('the real parts', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it('are those the environment names, and then not ours to stop', async () => {
    process.env['TEST_DATABASE_URL'] = 'postgres://admin@db.example:5432/postgres';
    process.env['TEST_KAFKA_BROKERS'] = 'broker.example:9092';
    const parts = await startRealParts();
    expect(parts).toMatchObject({
      kind: 'given',
      databaseUrl: 'postgres://admin@db.example:5432/postgres',
      brokers: 'broker.example:9092',
    });
    await expect(parts.stop()).resolves.toBeUndefined();
  });
});
