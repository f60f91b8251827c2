import { join } from 'node:path';
import { Child, type ChildLaunch } from './child';
import { environmentOf, type Surroundings } from './environments';
import { entryOf, mailSinkEntry } from './folders';
import type { Ports } from './ports';
import type { ServiceName } from './services';
import type { Begin } from './supervised';

const ASK_WITHIN_MS = 2_000;

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(ASK_WITHIN_MS) });
    await reply.arrayBuffer();
    return reply.ok;
  } catch {
    return false;
  }
}

export const logOf = (logs: string, name: string) => join(logs, `${name}.log`);

const beginning =
  (launch: () => ChildLaunch, readyUrl: string): Begin =>
  async (spawned) => {
    const child = Child.start(launch());
    spawned(child);
    await child.until(() => answers(readyUrl));
    return child;
  };

/** A service, ready when it says so. */
export const service = (name: ServiceName, around: Surroundings, logs: string): Begin =>
  beginning(
    () => ({
      name,
      args: [entryOf(name)],
      environment: environmentOf(name, around),
      logFile: logOf(logs, name),
    }),
    `http://127.0.0.1:${around.ports[name]}/health/ready`,
  );

/** The mail server that keeps what it gets and shows it in a page. */
export const mailSink = (ports: Ports, logs: string): Begin =>
  beginning(
    () => ({
      name: 'mail',
      args: [mailSinkEntry()],
      environment: {
        MAIL_SINK_SMTP_PORT: String(ports.smtp),
        MAIL_SINK_HTTP_PORT: String(ports['mail-page']),
      },
      logFile: logOf(logs, 'mail'),
    }),
    `http://127.0.0.1:${ports['mail-page']}/`,
  );

/** Only who migrates is told how to sign in as the owner of the database. */
const ownership = (
  name: ServiceName,
  [word]: string[],
  { ownerUrl }: Surroundings,
): Record<string, string> =>
  word === 'migrate' && name !== 'web' ? { DATABASE_OWNER_URL: ownerUrl(name) } : {};

/** A service's sub-command, to be waited for. */
export const commandOf = (name: ServiceName, words: string[], around: Surroundings, logs: string): Child =>
  Child.start({
    name: `${name} ${words[0]}`,
    args: [entryOf(name), ...words],
    environment: { ...environmentOf(name, around), ...ownership(name, words, around) },
    logFile: logOf(logs, `${name}-${words[0]}`),
  });
