import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { EmbeddedFault } from './embedded-fault';
import { ensureJava } from './java';
import { Launched, needPort, type Running } from './running';

export interface KafkaOptions {
  dataDir: string;
  port: number;
  controllerPort: number;
  /** As `ensureKafkaJars` left it. */
  jarsDir: string;
  logFile: string;
  heapMb?: number;
  /** Broker settings, over ours. */
  settings?: Record<string, string>;
}

export interface EmbeddedKafka extends Running {
  readonly brokers: string;
}

const settingsOf = ({ dataDir, port, controllerPort, settings }: KafkaOptions): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'log.dirs': join(dataDir, 'log'),
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '6',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '1000',
  ...settings,
});

/**
 * A fresh JVM spends most of a core on compiling for minutes; the first compiler alone and the serial collector are
 * what one machine with everything on it wants.
 */
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError'];
const LOGGING = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
];

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/**
 * Starts Apache Kafka (KRaft, one node that is broker and controller) with its log in `dataDir`.
 * @throws EmbeddedFault `port-busy`, `java-missing`, `disk-full`, `start-failed`
 */
export async function startKafka(options: KafkaOptions): Promise<EmbeddedKafka> {
  const { dataDir, port, controllerPort, jarsDir, logFile, heapMb = 512 } = options;
  await needPort(port, 'Kafka');
  await needPort(controllerPort, "Kafka's controller");
  const java = await ensureJava();
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'server.properties');
  writeFileSync(
    file,
    Object.entries(settingsOf(options))
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const classPath = join(jarsDir, '*');
  if (!existsSync(join(dataDir, 'log', 'meta.properties'))) format(java, classPath, file);
  const broker = Launched.start({
    name: 'Kafka',
    command: java,
    args: [...JVM, ...LOGGING, `-Xmx${heapMb}m`, '-cp', classPath, 'kafka.Kafka', file],
    logFile,
    options: { cwd: dataDir },
  });
  await broker.until(async () => broker.output().includes('Kafka Server started') && (await connects(port)));
  return Object.assign(broker, { brokers: `127.0.0.1:${port}` });
}

function format(java: string, classPath: string, file: string): void {
  const tool = (...args: string[]) =>
    execFileSync(
      java,
      [
        '-XX:TieredStopAtLevel=1',
        '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
        '-cp',
        classPath,
        'kafka.tools.StorageTool',
        ...args,
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  try {
    tool('format', '--ignore-formatted', '-t', tool('random-uuid').trim(), '-c', file);
  } catch (fault) {
    const words = String((fault as { stderr?: unknown }).stderr ?? fault);
    if (/No space left/i.test(words))
      throw new EmbeddedFault(
        'disk-full',
        'The disk is full: Kafka cannot make its log. Free some space and start again.',
      );
    throw new EmbeddedFault(
      'start-failed',
      `Kafka's log could not be made: ${words.trim().split('\n').slice(-2).join(' | ').slice(0, 500)}`,
    );
  }
}
