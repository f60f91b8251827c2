import { join } from 'node:path';
import { Child, type ChildLaunch } from './child';
import { environmentOf, type Surroundings } from './environments';
import { entryOf, identityProviderEntry, mailSinkEntry, OFFICERS, type DataFolders } from './folders';
import type { Ports } from './ports';
import type { ServiceName } from './services';
import type { Begin } from './supervised';

const ASK_WITHIN_MS = 2_000;
const MOST_SAID = 500;

/** Whether a program is ready, and in words what it said last: which part is not up, or that it does not listen. */
class Readiness {
  lastAnswer = 'it was never asked';

  constructor(private readonly url: string) {}

  async ask(): Promise<boolean> {
    try {
      const reply = await fetch(this.url, { signal: AbortSignal.timeout(ASK_WITHIN_MS) });
      const said = (await reply.text()).replace(/\s+/g, ' ').slice(0, MOST_SAID);
      this.lastAnswer = `${this.url} last answered ${reply.status} ${said}`.trim();
      return reply.ok;
    } catch (fault) {
      const { name, cause } = fault as Error & { cause?: { code?: string } };
      this.lastAnswer = `${this.url} did not answer (${cause?.code ?? name})`;
      return false;
    }
  }
}

export const logOf = (logs: string, name: string) => join(logs, `${name}.log`);

const beginning =
  (launch: () => ChildLaunch, readyUrl: string): Begin =>
  async (spawned) => {
    const child = Child.start(launch());
    spawned(child);
    const readiness = new Readiness(readyUrl);
    await child.until(() => readiness.ask(), { otherwise: () => readiness.lastAnswer });
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

/** The OpenID provider of demo people, ready when it shows its discovery document. */
export const identityProvider = (ports: Ports, { logs, tokenKeys, clients }: DataFolders): Begin =>
  beginning(
    () => ({
      name: 'identity',
      args: [identityProviderEntry()],
      environment: {
        IDENTITY_DEMO: 'true',
        IDENTITY_PORT: String(ports.identity),
        IDENTITY_PEOPLE: OFFICERS,
        IDENTITY_CLIENTS: clients,
        IDENTITY_KEYS: tokenKeys,
      },
      logFile: logOf(logs, 'identity'),
    }),
    `http://127.0.0.1:${ports.identity}/.well-known/openid-configuration`,
  );

/** A service's sub-command, to be waited for. */
export const commandOf = (name: ServiceName, words: string[], around: Surroundings, logs: string): Child =>
  Child.start({
    name: `${name} ${words[0]}`,
    args: [entryOf(name), ...words],
    environment: { ...environmentOf(name, around), ...ownership(name, words, around) },
    logFile: logOf(logs, `${name}-${words[0]}`),
  });
