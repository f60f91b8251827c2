import { startRealParts, type RealParts } from './real-parts';

declare global {
  var realParts: RealParts | undefined;
}

export default async function setup(): Promise<void> {
  const start = Date.now();
  const parts = await startRealParts();
  globalThis.realParts = parts;
  process.env['TEST_DATABASE_URL'] = parts.databaseUrl;
  process.env['TEST_KAFKA_BROKERS'] = parts.brokers;
  process.stdout.write(
    `\nreal PostgreSQL and Kafka (${parts.kind}) up after ${((Date.now() - start) / 1000).toFixed(1)} s\n`,
  );
}
