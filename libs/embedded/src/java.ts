import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedFault } from './embedded-fault';
import { tool } from './tool';

/** Kafka 4 runs on Java 17 or newer. */
const OLDEST_JAVA = 17;

/** Told of each long step before it begins. */
export type Tell = (step: string) => void;

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs a Debian package where we may: as root. Whether that worked is seen by looking for the program again. */
export async function installPackage(debianPackage: string, tell: Tell): Promise<void> {
  if (!mayInstall()) return;
  tell(`installing ${debianPackage}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', debianPackage];
  if ((await tool('apt-get', install, { env })).code === 0) return;
  await tool('apt-get', ['update'], { env });
  await tool('apt-get', install, { env });
}

/** The program's own path, if it is a Java that is new enough. */
async function newEnough(java: string): Promise<string | undefined> {
  const { output } = await tool(java, ['-XshowSettings:properties', '-version']);
  const property = (name: string) => new RegExp(`^ *${name} = (.*)$`, 'm').exec(output)?.[1]?.trim();
  if (Number(property('java\\.specification\\.version') ?? 0) < OLDEST_JAVA) return undefined;
  return join(property('java\\.home') ?? '', 'bin', 'java');
}

async function findJava(): Promise<string | undefined> {
  const home = process.env['JAVA_HOME'];
  return (home && (await newEnough(join(home, 'bin', 'java')))) || newEnough('java');
}

/**
 * A Java that Kafka runs on; installed first where there is none and we may.
 * @throws EmbeddedFault `java-missing` with the line that installs it
 */
export async function ensureJava(tell: Tell = () => undefined): Promise<string> {
  let java = await findJava();
  if (!java) {
    await installPackage('openjdk-17-jre-headless', tell);
    java = await findJava();
  }
  if (java) return java;
  throw new EmbeddedFault(
    'java-missing',
    `Apache Kafka needs Java ${OLDEST_JAVA} or newer. Install it: sudo apt-get install -y openjdk-17-jre-headless`,
  );
}
