import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { diskFull, EmbeddedFault, NO_SPACE, plainly } from './embedded-fault';
import { ensureJava } from './java';
import { administer, securedSettings, usersOf, type KafkaSecurity } from './kafka-security';
import { leftBehind } from './left-behind';
import { needPort } from './ports';
import { Launched, type Running } from './running';
import { lastWords, tool } from './tool';

export interface KafkaOptions {
  dataDir: string;
  port: number;
  controllerPort: number;
  /** As `ensureKafkaJars` left it. */
  jarsDir: string;
  logFile: string;
  /** 512 unless told. */
  heapMb?: number;
  /** Broker settings, over ours. */
  settings?: Record<string, string>;
  /** Without it the broker takes whoever comes, in plain text. */
  security?: KafkaSecurity;
}

export interface EmbeddedKafka extends Running {
  readonly brokers: string;
  /** Runs `kafka-acls` with each of these lists of arguments; for a secured broker only. */
  allow(rules: readonly string[][]): Promise<void>;
}

const READY_WITHIN_MS = 120_000;

const settingsOf = (
  { port, controllerPort, settings }: KafkaOptions,
  secured: Record<string, string>,
): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  // relative to the data folder: a comma in its path would make two folders of it
  'log.dirs': 'log',
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '6',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  // after kill -9 the broker may register again only when its old session has run out: 12 s with Kafka's own 9 s
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '1000',
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '1000',
  ...secured,
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
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
];
/** Java cannot open a path with Vietnamese letters in a locale that has none. */
const environment = () => ({ ...process.env, LC_ALL: 'C.UTF-8' });

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/**
 * Starts Apache Kafka (KRaft, one node that is broker and controller) with its log in `dataDir`, formatted first if it
 * is new.
 * @throws EmbeddedFault `port-busy`, `java-missing`, `disk-full`, `no-permission`, `start-failed`
 */
export function startKafka(options: KafkaOptions): Promise<EmbeddedKafka> {
  return plainly('Kafka cannot be started', async () => {
    const { dataDir, port, controllerPort, jarsDir, logFile, heapMb = 512 } = options;
    const file = join(dataDir, 'server.properties');
    const pidFile = join(dataDir, 'broker.pid');
    const predecessor = leftBehind(pidFile, file);
    await needPort(port, 'Kafka', predecessor);
    await needPort(controllerPort, "Kafka's controller", predecessor);
    const java = await ensureJava();
    const classPath = join(jarsDir, '*');
    mkdirSync(dataDir, { recursive: true });
    const place = options.security && {
      ...options,
      security: options.security,
      password: passwordIn(dataDir),
    };
    const settings = settingsOf(options, place ? securedSettings(place) : {});
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(file, lines.join(''), { mode: 0o600 });
    if (!existsSync(join(dataDir, 'log', 'meta.properties')))
      await format(java, classPath, dataDir, file, place ? usersOf(place) : []);
    const broker = Launched.start({
      name: 'Kafka',
      command: java,
      args: [...JVM, ...LOGGING, `-Xmx${heapMb}m`, '-cp', classPath, 'kafka.Kafka', file],
      logFile,
      options: { cwd: dataDir, env: environment() },
      stopSignal: 'SIGTERM',
    });
    writeFileSync(pidFile, `${broker.pid}\n`);
    const started = async () => broker.output().includes('Kafka Server started') && (await connects(port));
    await broker.until(started, READY_WITHIN_MS);
    return Object.assign(broker, {
      brokers: `127.0.0.1:${port}`,
      allow: async (rules: readonly string[][]) => {
        if (!place) throw new EmbeddedFault('start-failed', 'an open broker allows everything already');
        for (const words of rules)
          await administer(place, jarsDir, 'org.apache.kafka.tools.AclCommand', words);
      },
    });
  });
}

/** Made with the broker's data and kept beside it: it must be the one the data was formatted with. */
function passwordIn(dataDir: string): string {
  const file = join(dataDir, 'administrator.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Kafka's own form of an id, 16 bytes in 22 letters; one that began with `-` would be read as an option. */
const clusterId = () => `L${randomBytes(16).toString('base64url').slice(1)}`;

async function format(
  java: string,
  classPath: string,
  dataDir: string,
  file: string,
  users: readonly string[],
): Promise<void> {
  const quiet = ['-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error'];
  const command = [
    'kafka.tools.StorageTool',
    'format',
    '--ignore-formatted',
    '-t',
    clusterId(),
    '-c',
    file,
    ...users,
  ];
  const { code, output } = await tool(java, [...quiet, '-cp', classPath, ...command], {
    cwd: dataDir,
    env: environment(),
  });
  if (code === 0) return;
  if (NO_SPACE.test(output)) throw diskFull('Kafka cannot make its log');
  throw new EmbeddedFault('start-failed', `Kafka's log could not be made: ${lastWords(output)}`);
}
