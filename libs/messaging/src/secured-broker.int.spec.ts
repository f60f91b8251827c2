import { aclCommandsOf, DeathRegistered, RegisterDeath, TOPICS } from '@lien-thong/contracts';
import {
  ensureKafkaJars,
  newAuthority,
  startKafka,
  type Authority,
  type EmbeddedKafka,
} from '@lien-thong/embedded';
import { HealthChecks } from '@lien-thong/service';
import { eventually, freePort, freshDatabase, jarsFolder } from '@lien-thong/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokerRefused } from './broker/broker';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { kafkaSecurity, type KafkaSecurityEnvironment } from './broker/kafkajs/security';
import { freshCase, recordFor } from './testing-ground/messages';
import { enter, openOffice } from './testing-ground/office';

jest.setTimeout(120_000);

const PASSWORDS = { 'one-stop': 'mot-cua-1', 'civil-registration': 'ho-tich-2', installer: 'cai-dat-3' };
type User = keyof typeof PASSWORDS;

describe('a broker that wants TLS, a password and rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-secured-'));
  const opened: KafkajsBroker[] = [];
  let authority: Authority;
  let kafka: EmbeddedKafka;

  const fileOf = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const environmentOf = (
    user: User,
    more: Partial<KafkaSecurityEnvironment> = {},
  ): KafkaSecurityEnvironment => ({
    KAFKA_TLS_CA: join(folder, 'ca.pem'),
    KAFKA_SASL_MECHANISM: 'scram-sha-512',
    KAFKA_SASL_USERNAME: user,
    KAFKA_SASL_PASSWORD: PASSWORDS[user],
    ...more,
  });
  const brokerFor = (env: KafkaSecurityEnvironment, brokers = kafka.brokers) => {
    const broker = new KafkajsBroker({
      brokers: [brokers],
      clientId: 'secured',
      security: kafkaSecurity(env),
    });
    opened.push(broker);
    return broker;
  };
  const asks = (env: KafkaSecurityEnvironment) => brokerFor(env).ensureTopics(TOPICS.slice(0, 1));

  beforeAll(async () => {
    authority = await newAuthority();
    fileOf('ca.pem', authority.certificate);
    kafka = await startKafka({
      dataDir: join(folder, 'kafka'),
      port: await freePort(),
      controllerPort: await freePort(),
      jarsDir: await ensureKafkaJars(jarsFolder()),
      logFile: join(folder, 'kafka.log'),
      security: {
        server: await authority.issue('kafka', ['127.0.0.1']),
        authority: authority.certificate,
        users: PASSWORDS,
      },
    });
    await kafka.allow([
      ...aclCommandsOf('one-stop'),
      ...aclCommandsOf('civil-registration'),
      ['--add', '--allow-principal', 'User:installer', '--operation', 'Create', '--cluster'],
      ['--add', '--allow-principal', 'User:installer', '--operation', 'Describe', '--topic', '*'],
    ]);
    await brokerFor(environmentOf('installer')).ensureTopics(TOPICS);
  });

  afterAll(async () => {
    for (const broker of opened) await broker.close();
    await kafka.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets an office in that has all three, and it starts, hears and is ready', async () => {
    const database = await freshDatabase('secured');
    const office = await openOffice({
      office: 'one-stop',
      databaseUrl: database.url,
      brokers: kafka.brokers,
      prefix: '',
      security: environmentOf('one-stop'),
      hears: [[DeathRegistered, enter]],
      seesOwnTopicsOnly: true,
    });
    const caseId = freshCase();
    const producer = brokerFor(environmentOf('civil-registration')).producer();
    await producer.send([recordFor('', DeathRegistered, { caseId, sender: 'civil-registration' })]);
    await eventually(
      () => office.entries(),
      (entries) => entries.some((entry) => entry.case_id === caseId),
    );
    expect(await office.app.get(HealthChecks).run()).toEqual({ broker: 'up' });
    await producer.close();
    await office.close();
    await database.drop();
  });

  it.each<[string, Partial<KafkaSecurityEnvironment>, RegExp]>([
    ['a wrong password', { KAFKA_SASL_PASSWORD: 'đoán mò' }, /does not accept KAFKA_SASL_USERNAME/],
    [
      'a mechanism it does not know',
      { KAFKA_SASL_MECHANISM: 'scram-sha-256' },
      /does not know KAFKA_SASL_MECHANISM/,
    ],
    ['no TLS', { KAFKA_TLS_CA: undefined }, /speaks TLS on this port; set KAFKA_TLS_CA/],
  ])('refuses who comes with %s, and says so at once', async (_, more, words) => {
    const start = performance.now();
    const refused = asks(environmentOf('one-stop', more));
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toBeInstanceOf(BrokerRefused);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is itself refused when another authority issued its certificate', async () => {
    const other = fileOf('other.pem', (await newAuthority()).certificate);
    await expect(asks(environmentOf('one-stop', { KAFKA_TLS_CA: other }))).rejects.toThrow(
      /certificate is not one that KAFKA_TLS_CA vouches for/,
    );
  });

  it('takes from nobody what is another office’s to say, and names the topic', async () => {
    const producer = brokerFor(environmentOf('civil-registration')).producer();
    const order = producer.send([recordFor('', RegisterDeath)]);
    await expect(order).rejects.toThrow(
      /records to civil-registration.commands.v1: its access rules do not allow it/,
    );
    await producer.send([recordFor('', DeathRegistered, { sender: 'civil-registration' })]);
    await producer.close();
  });

  it('lets nobody read what is not meant for them', async () => {
    const consumer = brokerFor(environmentOf('civil-registration')).consumer({
      group: 'civil-registration',
      topics: ['residence.events.v1'],
      sessionTimeoutMs: 6000,
      assigned: (partitions) => Promise.resolve(partitions.map((p) => ({ ...p, offset: 0 }))),
      records: () => Promise.resolve(),
    });
    await expect(consumer.start()).rejects.toThrow(/residence.events.v1: its access rules do not allow it/);
    await consumer.stop();
  });

  it('need not let an office make topics that are there already', async () => {
    const own = TOPICS.filter(({ topic }) => topic.startsWith('civil-registration.'));
    await brokerFor(environmentOf('civil-registration')).ensureTopics(own);
    const missing = { topic: 'civil-registration.drafts.v1', partitions: 1, retentionMs: 1000 };
    await expect(
      brokerFor(environmentOf('civil-registration')).ensureTopics([missing]),
    ).rejects.toBeInstanceOf(BrokerRefused);
  });
});
