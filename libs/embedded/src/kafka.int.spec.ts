import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureJava } from './java';
import { ensureKafkaJars } from './kafka-jars';
import { startKafka, type EmbeddedKafka, type KafkaOptions } from './kafka';
import { freePorts } from './ports';
import { tool } from './tool';

const JARS = process.env['LIEN_THONG_KAFKA_JARS'] ?? join(homedir(), '.cache', 'lien-thong', 'kafka');

describe('the embedded Kafka', () => {
  let folder: string;
  let options: KafkaOptions;
  let broker: EmbeddedKafka;

  /** Kafka's own command for topics. */
  const topics = async (...command: string[]) => {
    const quiet = ['-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error'];
    const args = ['org.apache.kafka.tools.TopicCommand', '--bootstrap-server', broker.brokers, ...command];
    const { output } = await tool(await ensureJava(), [...quiet, '-cp', join(options.jarsDir, '*'), ...args]);
    return output.trim();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lien-thong-embedded-'));
    const [port, controllerPort] = (await freePorts(2)) as [number, number];
    const jarsDir = await ensureKafkaJars(JARS);
    // a comma and letters beyond ASCII: Kafka takes the one for two folders, Java stumbles over the other
    const dataDir = join(folder, 'Dữ liệu, thử');
    options = { dataDir, port, controllerPort, jarsDir, logFile: join(folder, 'kafka.log') };
    broker = await startKafka(options);
  }, 180_000);
  afterAll(async () => {
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps its topics through kill -9 and through an orderly stop', async () => {
    expect(await topics('--create', '--topic', 'kept', '--partitions', '6')).toContain('Created topic kept');
    await broker.kill();
    broker = await startKafka(options);
    expect(await topics('--list')).toBe('kept');
    await broker.stop();
    broker = await startKafka(options);
    expect(await topics('--list')).toBe('kept');
  }, 120_000);

  it('that cannot start says why in its own words', async () => {
    const [port, controllerPort] = (await freePorts(2)) as [number, number];
    const settings = { 'process.roles': 'postman' };
    const dataDir = join(folder, 'other');
    await expect(startKafka({ ...options, dataDir, port, controllerPort, settings })).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringMatching(/postman/) as unknown,
    });
  }, 60_000);

  it('finds the port of its controller in use before it starts', async () => {
    const [port] = (await freePorts(1)) as [number];
    const start = startKafka({ ...options, dataDir: join(folder, 'third'), port });
    await expect(start).rejects.toMatchObject({
      code: 'port-busy',
      message: expect.stringContaining(`Port ${options.controllerPort}`) as unknown,
    });
  });
});
