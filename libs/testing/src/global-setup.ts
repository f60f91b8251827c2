import { registerHooks } from 'node:module';
import type * as realParts from './real-parts';

declare global {
  var realParts: realParts.RealParts | undefined;
}

/** Outside of tests jest leaves resolving to Node, which would take what was built last: ours are taken as they stand. */
function takeSources(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith('@lien-thong/')
        ? next(specifier, { ...context, conditions: ['source', ...(context.conditions ?? [])] })
        : next(specifier, context),
  });
}

export default async function setup(): Promise<void> {
  const start = performance.now();
  takeSources();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only now, when sources are what is found
  const { startRealParts } = require('./real-parts') as typeof realParts;
  const parts = await startRealParts();
  globalThis.realParts = parts;
  process.env['TEST_DATABASE_URL'] = parts.databaseUrl;
  process.env['TEST_KAFKA_BROKERS'] = parts.brokers;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`\nreal PostgreSQL and Kafka (${parts.kind}) up after ${seconds} s\n`);
}
