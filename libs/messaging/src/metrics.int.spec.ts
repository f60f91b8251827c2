import { DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import type { Broker, BrokerProducer } from './broker/broker';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { say, type Received, type Work } from './message';
import { ParkedMessages } from './replay';
import { enter, openOffice, type OpenOffice } from './testing-ground/office';
import { officer } from './testing-ground/failing-office';
import { freshCase, person, recordFor, sampleOf } from './testing-ground/messages';
import { MessagingWatch } from './watch';

jest.setTimeout(90_000);

describe('the figures of a service’s messages', () => {
  const prefix = freshPrefix();
  const commands = `${prefix}civil-registration.commands.v1`;
  const type = 'civil-registration.register-death.v1';
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  let database: FreshDatabase;
  let office: OpenOffice;
  const poisoned = new Set<string>();
  let mayHear = Promise.resolve();
  let maySend = Promise.resolve();

  const gate = (): [Promise<void>, () => void] => {
    let open = () => {};
    return [new Promise<void>((resolve) => (open = resolve)), () => open()];
  };
  const between = (real: Broker): Broker =>
    Object.assign(Object.create(real) as Broker, {
      producer: (): BrokerProducer => {
        const producer = real.producer();
        return {
          close: () => producer.close(),
          send: async (records) => {
            await maySend;
            await producer.send(records);
          },
        };
      },
    });
  async function hear(messages: Received[], work: Work): Promise<void> {
    await mayHear;
    await enter(messages, work);
    if (messages.some((m) => poisoned.has(m.caseId))) throw new Error('poison');
    work.send(messages.map((m) => say(DeathRegistered, m.caseId, sampleOf(DeathRegistered), m)));
  }
  const register = (n: number, caseId = freshCase()) => {
    const deceased = { ...sampleOf(RegisterDeath).deceased, personalId: person(n) };
    return recordFor(prefix, RegisterDeath, { caseId }, { deceased });
  };

  /** A figure as a scraper reads it; 0 when it is not there yet. */
  async function figure(name: string, labels = ''): Promise<number> {
    const { body } = await office.app.inject({ method: 'GET', url: '/metrics' });
    const line = body.split('\n').find((one) => one.startsWith(`${name}${labels} `));
    return Number(line?.split(' ').at(-1) ?? 0);
  }
  const look = () => office.app.get(MessagingWatch).look();
  const watched = (name: string, labels: string, wanted: (value: number) => boolean) =>
    eventually(async () => (await look(), figure(name, labels)), wanted);

  beforeAll(async () => {
    database = await freshDatabase('metrics');
    office = await openOffice({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      hears: [[RegisterDeath, hear]],
      between,
    });
  });

  afterAll(async () => {
    await office.close();
    await sender.close();
    await broker.close();
    await database.drop();
  });

  it('show the lag while records wait, and none once they are worked on', async () => {
    const [heard, letHear] = gate();
    mayHear = heard;
    await sender.send(Array.from({ length: 12 }, (_, n) => register(n)));
    await watched('messaging_consumer_lag_records', `{topic="${commands}"}`, (lag) => lag === 12);
    letHear();
    await watched('messaging_consumer_lag_records', `{topic="${commands}"}`, (lag) => lag === 0);
  });

  it('count the messages worked on, the batches and the time that handlers took', async () => {
    expect(await figure('messaging_received_total', `{type="${type}"}`)).toBe(12);
    expect(await figure('messaging_batch_records_sum')).toBe(12);
    expect(await figure('messaging_batch_records_count')).toBeGreaterThan(0);
    expect(await figure('messaging_batch_seconds_count')).toBe(await figure('messaging_batch_records_count'));
    expect(await figure('messaging_handler_seconds_count', `{type="${type}"}`)).toBeGreaterThan(0);
    expect(await figure('messaging_handler_seconds_sum', `{type="${type}"}`)).toBeGreaterThan(0);
    await eventually(async () => (await figure('messaging_published_total', '{by="memory"}')) === 12);
  });

  it('show how much waits in the outbox, and for how long', async () => {
    const [sent, letSend] = gate();
    maySend = sent;
    await sender.send([register(20), register(21)]);
    await watched('messaging_outbox_messages', '', (size) => size === 2);
    const age = await figure('messaging_outbox_oldest_seconds');
    await watched('messaging_outbox_oldest_seconds', '', (older) => older > age);
    letSend();
    await watched('messaging_outbox_messages', '', (size) => size === 0);
    expect(await figure('messaging_outbox_oldest_seconds')).toBe(0);
  });

  it('count a repeat, and an event of no use', async () => {
    const once = register(30);
    await sender.send([once, once]);
    await eventually(async () => (await figure('messaging_repeated_total')) === 1);
  });

  it('count what is parked by its cause, and show what is still to be dealt with', async () => {
    const bad = freshCase();
    poisoned.add(bad);
    await sender.send([register(40, bad), { ...register(41), value: '{}' }]);
    await watched('messaging_parked_messages', '', (open) => open === 2);
    expect(await figure('messaging_held_cases')).toBe(2);
    expect(await figure('messaging_parked_total', '{cause="handler-failed"}')).toBe(1);
    expect(await figure('messaging_parked_total', '{cause="invalid"}')).toBe(1);
    poisoned.clear();
    await office.app.get(ParkedMessages).replay(bad, officer(), 'đã sửa');
    await watched('messaging_parked_messages', '', (open) => open === 1);
    expect(await figure('messaging_held_cases')).toBe(1);
  });

  it('name no case and no person', async () => {
    const { body } = await office.app.inject({ method: 'GET', url: '/metrics' });
    const ours = body.split('\n').filter((line) => line.startsWith('messaging_'));
    expect(ours.length).toBeGreaterThan(20);
    const labels = ours.flatMap((line) => [...line.matchAll(/"([^"]*)"/g)].map(([, value]) => value!));
    expect(labels.filter((value) => /[0-9a-f]{8}-[0-9a-f]{4}-|\d{12}/.test(value))).toEqual([]);
    expect(new Set(labels)).toContain(type);
  });
});
