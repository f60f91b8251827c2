import { ensureKafkaJars, freePorts, startKafka, startPostgres } from '@lien-thong/embedded';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL and a real Kafka for one run of the tests, wherever they come from. */
export interface RealParts {
  kind: 'given' | 'containers' | 'embedded';
  databaseUrl: string;
  brokers: string;
  stop(): Promise<void>;
}

const IMAGES = {
  postgres: process.env['TEST_POSTGRES_IMAGE'] ?? 'postgres:17-alpine',
  kafka: process.env['TEST_KAFKA_IMAGE'] ?? 'apache/kafka:4.1.0',
};

function given(): RealParts | undefined {
  const { TEST_DATABASE_URL: databaseUrl, TEST_KAFKA_BROKERS: brokers } = process.env;
  return databaseUrl && brokers
    ? { kind: 'given', databaseUrl, brokers, stop: () => Promise.resolve() }
    : undefined;
}

/** Whether an engine answers and the images are there: nothing is pulled for a test. */
function imagesAreThere(): boolean {
  if (process.env['TEST_PARTS'] === 'embedded') return false;
  try {
    execFileSync('docker', ['image', 'inspect', IMAGES.postgres, IMAGES.kafka], {
      stdio: 'ignore',
      timeout: 10_000,
    });
    return true;
  } catch {
    return false;
  }
}

async function containers(): Promise<RealParts> {
  // testcontainers would pull the image of its reaper; our teardown stops what we started
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const [{ PostgreSqlContainer }, { GenericContainer, Wait }] = await Promise.all([
    import('@testcontainers/postgresql'),
    import('testcontainers'),
  ]);
  const port = await freePort();
  const [postgres, kafka] = await Promise.all([
    new PostgreSqlContainer(IMAGES.postgres)
      .withEnvironment({ POSTGRES_INITDB_ARGS: '--locale-provider=builtin --locale=C.UTF-8' })
      .withCommand(['postgres', '-c', 'max_connections=300'])
      .start(),
    new GenericContainer(IMAGES.kafka)
      .withExposedPorts({ container: 9092, host: port })
      .withEnvironment({
        KAFKA_NODE_ID: '1',
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
        KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
        KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
        KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
        KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
        KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
        KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
        KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
        KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
      })
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .start(),
  ]);
  return {
    kind: 'containers',
    databaseUrl: postgres.getConnectionUri(),
    brokers: `127.0.0.1:${port}`,
    stop: async () => void (await Promise.all([postgres.stop(), kafka.stop()])),
  };
}

export const freePort = async (): Promise<number> => (await freePorts(1))[0]!;

/** Kafka's jars are fetched once for all runs of a user. */
export const jarsFolder = (): string =>
  process.env['LIEN_THONG_KAFKA_JARS'] ?? join(homedir(), '.cache', 'lien-thong', 'kafka');

async function embedded(): Promise<RealParts> {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-test-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must reach its data
  const jarsDir = await ensureKafkaJars(jarsFolder());
  const [port, kafkaPort, controllerPort] = (await freePorts(3)) as [number, number, number];
  const [postgres, kafka] = await Promise.all([
    startPostgres({
      dataDir: join(folder, 'postgres'),
      port,
      logFile: join(folder, 'postgres.log'),
      settings: { max_connections: '300' },
    }),
    startKafka({
      dataDir: join(folder, 'kafka'),
      port: kafkaPort,
      controllerPort,
      jarsDir,
      logFile: join(folder, 'kafka.log'),
    }),
  ]);
  return {
    kind: 'embedded',
    databaseUrl: postgres.adminUrl,
    brokers: kafka.brokers,
    stop: async () => {
      await Promise.all([postgres.stop(), kafka.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Those of the environment; else containers where an engine has the images; else embedded ones. */
export const startRealParts = async (): Promise<RealParts> =>
  given() ?? (imagesAreThere() ? containers() : embedded());
