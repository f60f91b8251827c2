import { Counter, Gauge, Histogram, register } from 'prom-client';

const counter = (name: string, help: string, labelNames: string[] = []) =>
  (register.getSingleMetric(name) as Counter) ?? new Counter({ name, help, labelNames });
const gauge = (name: string, help: string, labelNames: string[] = []) =>
  (register.getSingleMetric(name) as Gauge) ?? new Gauge({ name, help, labelNames });
const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []) =>
  (register.getSingleMetric(name) as Histogram) ?? new Histogram({ name, help, labelNames, buckets });

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** No case and no person is ever a label. */
export const metrics = {
  lag: gauge('messaging_consumer_lag_records', 'Records on the broker that this service has not worked on', [
    'topic',
  ]),
  outboxSize: gauge('messaging_outbox_messages', 'Messages said and not known to be on the broker'),
  outboxAge: gauge('messaging_outbox_oldest_seconds', 'Age of the oldest of them'),
  batchSize: histogram(
    'messaging_batch_records',
    'Records worked on in one transaction',
    [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
  ),
  batchSeconds: histogram('messaging_batch_seconds', 'Duration of such a transaction', SECONDS),
  handlerSeconds: histogram('messaging_handler_seconds', 'Duration of one call of a handler', SECONDS, [
    'type',
  ]),
  received: counter('messaging_received_total', 'Messages worked on', ['type']),
  repeated: counter('messaging_repeated_total', 'Messages dropped because they had been worked on before'),
  ignored: counter('messaging_ignored_total', 'Messages of types that this service has no use for', ['type']),
  parked: counter('messaging_parked_total', 'Messages parked', ['cause']),
  parkedOpen: gauge('messaging_parked_messages', 'Messages parked and not yet dealt with'),
  heldCases: gauge('messaging_held_cases', 'Cases that wait behind a parked message'),
  waitsForLaw: gauge('messaging_waits_for_law', '1 while messages wait for a version of the law'),
  retries: counter('messaging_retries_total', 'Batches tried again after a passing fault'),
  fenced: counter('messaging_fenced_total', 'Batches given up because their partition had moved'),
  published: counter('messaging_published_total', 'Messages sent to the broker', ['by']),
};
