import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedFault } from './embedded-fault';

const OLDEST_JAVA = 17;
const POM = join(__dirname, '..', 'kafka', 'pom.xml');

/** Java tells its properties on the error stream. */
function versionOf(java: string): number {
  const { stdout, stderr } = spawnSync(java, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  return Number(/java\.specification\.version = (\d+)/.exec(`${stdout}${stderr}`)?.[1] ?? 0);
}

function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mayInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && has('apt-get', '--version');

/** Installs a Debian package where we may: as root. */
function install(debianPackage: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => execFileSync('apt-get', args, { env, stdio: 'ignore' });
  try {
    apt('install', '-y', '--no-install-recommends', debianPackage);
  } catch {
    apt('update');
    apt('install', '-y', '--no-install-recommends', debianPackage);
  }
}

const newEnough = (java: string) => versionOf(java) >= OLDEST_JAVA;

const candidates = () => [
  ...(process.env['JAVA_HOME'] ? [join(process.env['JAVA_HOME'], 'bin', 'java')] : []),
  'java',
];

/**
 * A Java that Kafka runs on; installed first where there is none and we may.
 * @throws EmbeddedFault `java-missing` with the line that installs it
 */
export function ensureJava(): Promise<string> {
  const found = () => candidates().find((java) => newEnough(java));
  let java = found();
  if (!java && mayInstall()) {
    install('openjdk-17-jre-headless');
    java = found();
  }
  return java
    ? Promise.resolve(java)
    : Promise.reject(
        new EmbeddedFault(
          'java-missing',
          `Apache Kafka needs Java ${OLDEST_JAVA} or newer. Install it: sudo apt-get install -y openjdk-17-jre-headless`,
        ),
      );
}

/**
 * The jars of Apache Kafka in `folder`, fetched by Maven once for each version of our pom.
 * @throws EmbeddedFault `maven-missing`, `jars-missing`
 */
export async function ensureKafkaJars(folder: string): Promise<string> {
  const stamp = join(folder, '.pom.xml');
  const pom = readFileSync(POM, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === pom) return folder;
  if (!has('mvn', '-version') && mayInstall()) install('maven');
  if (!has('mvn', '-version'))
    throw new EmbeddedFault(
      'maven-missing',
      "Maven fetches Kafka's jars and is missing. Install it: sudo apt-get install -y maven",
    );
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync(
      'mvn',
      ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
      },
    );
  } catch (fault) {
    const words = String((fault as { stdout?: unknown }).stdout ?? fault);
    throw new EmbeddedFault(
      'jars-missing',
      `Maven could not fetch Kafka's jars: ${words.trim().split('\n').slice(0, 3).join(' | ').slice(0, 500)}`,
    );
  }
  if (!readdirSync(folder).some((name) => name.startsWith('kafka_2.13-')))
    throw new EmbeddedFault('jars-missing', `Maven ended well but Kafka's jars are not in ${folder}.`);
  writeFileSync(stamp, pom);
  return folder;
}
