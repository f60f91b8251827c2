import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskFull, EmbeddedFault, NO_SPACE, plainly } from './embedded-fault';
import { installPackage, type Tell } from './java';
import { lastWords, tool } from './tool';

const POM = join(__dirname, '..', 'kafka', 'pom.xml');
const STAMP = 'pom.xml';

const mavenRuns = async () => (await tool('mvn', ['-version'])).code === 0;

async function ensureMaven(tell: Tell): Promise<void> {
  if (await mavenRuns()) return;
  await installPackage('maven', tell);
  if (!(await mavenRuns()))
    throw new EmbeddedFault(
      'maven-missing',
      "Maven fetches Kafka's jars and is missing. Install it: sudo apt-get install -y maven",
    );
}

async function fetch(folder: string): Promise<void> {
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const { code, output } = await tool('mvn', ['-q', '-B', '-f', POM, ...copy]);
  if (NO_SPACE.test(output)) throw diskFull("Kafka's jars do not fit");
  // Maven says what is wrong first and how to debug it last
  const reason = output.trim().split('\n').slice(0, 3).join(' | ').slice(0, 500);
  if (code !== 0) throw new EmbeddedFault('jars-missing', `Maven could not fetch Kafka's jars: ${reason}`);
  if (!readdirSync(folder).some((name) => name.startsWith('kafka_2.13-')))
    throw new EmbeddedFault('jars-missing', `Maven fetched no Kafka into ${folder}: ${lastWords(output)}`);
}

/**
 * The jars of Apache Kafka in `folder`, fetched by Maven once for each version of our pom.
 * @throws EmbeddedFault `maven-missing`, `jars-missing`, `disk-full`, `no-permission`
 */
export function ensureKafkaJars(folder: string, tell: Tell = () => undefined): Promise<string> {
  return plainly("Kafka's jars cannot be kept", async () => {
    const pom = readFileSync(POM, 'utf8');
    const stamp = join(folder, STAMP);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === pom) return folder;
    await ensureMaven(tell);
    tell("fetching Apache Kafka's jars");
    // complete or absent: a half-fetched set, or two versions side by side, would fail in Java with riddles
    const making = `${folder}.making-${process.pid}`;
    mkdirSync(dirname(folder), { recursive: true });
    try {
      mkdirSync(making);
      await fetch(making);
      writeFileSync(join(making, STAMP), pom);
      rmSync(folder, { recursive: true, force: true });
      renameSync(making, folder);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
    return folder;
  });
}
