import { kafkaBrokers } from '@lien-thong/testing';
import { brokerConformance } from '../../testing-ground/conformance';
import { KafkajsBroker } from './kafkajs-broker';

jest.setTimeout(90_000);

brokerConformance(
  'kafkajs',
  () => new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'conformance' }),
);
