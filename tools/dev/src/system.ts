import { ownerOf, type EmbeddedPostgres } from '@lien-thong/embedded';
import { readFileSync } from 'node:fs';
import type { Child } from './child';
import { useOf, useOfFamily, type ProcessUse } from './cpu-and-memory';
import { DevFault } from './dev-fault';
import { addressesOf, type Addresses, type Surroundings } from './environments';
import { dataFolders, type DataFolders } from './folders';
import { Identity, type Account } from './identity';
import type { LaunchOptions } from './launch-options';
import type { PopulationChoice } from './population';
import { DEFAULT_PORT_BASE, portsFrom, type Ports } from './ports';
import { commandOf, logOf } from './processes';
import { clientsIn } from './identity-secrets';
import { fieldKeysOf, passwordsIn } from './secrets';
import { databaseOf, SERVICES, type OfficeName, type ServiceName } from './services';
import { Supervised, type Begin } from './supervised';

export type ProcessName = ServiceName | 'identity' | 'postgres' | 'kafka' | 'mail';

/** All else ends before Kafka, and Kafka before PostgreSQL. */
const LAST: readonly ProcessName[] = ['kafka', 'postgres'];

/** The whole system on this machine: every service a process of its own, a real PostgreSQL and a real Kafka. */
export class System {
  readonly urls: Addresses;
  readonly ports: Ports;
  readonly folders: DataFolders;
  readonly brokers: string;
  /** Whether what dies is started again; may be changed at any time. */
  supervise: boolean;
  /** Who lives in the province; undefined when nobody was loaded. */
  population: PopulationChoice | undefined;
  /** Set while PostgreSQL is there. */
  server: EmbeddedPostgres | undefined;
  /** Gives the data folder back. */
  release: () => void = () => undefined;

  private readonly processes = new Map<ProcessName, Supervised>();
  private readonly commands = new Set<Child>();
  private readonly identity: Identity;
  private stopping: Promise<void> | undefined;
  private readonly killAll = () => {
    for (const { pid } of [...this.processes.values(), ...this.commands])
      if (pid > 0) process.kill(pid, 'SIGKILL');
  };

  constructor(private readonly options: LaunchOptions) {
    this.folders = dataFolders(options.dataDir);
    this.ports = portsFrom(options.portBase ?? DEFAULT_PORT_BASE);
    this.urls = addressesOf(this.ports);
    this.brokers = `127.0.0.1:${this.ports.kafka}`;
    this.identity = new Identity(this.urls.identity, () => clientsIn(this.folders.clients));
    this.supervise = options.supervise ?? true;
    process.on('exit', this.killAll);
  }

  /** The superuser's address of the database `postgres`. */
  get adminUrl(): string {
    return this.needServer().adminUrl;
  }

  /** The address of an office's database, in the role that its service works as. */
  databaseUrl(office: OfficeName): string {
    const name = databaseOf(office);
    return this.needServer().url(name, name, passwordsIn(this.folders.secrets)[office].app);
  }

  /** The same in the role that owns it. */
  private ownerUrl(office: OfficeName): string {
    const name = databaseOf(office);
    return this.needServer().url(name, ownerOf(name), passwordsIn(this.folders.secrets)[office].owner);
  }

  /** A demo person, signed in at the page once and kept signed in. */
  signIn(subject: string): Account {
    return this.identity.person(subject);
  }

  /** A program of the clients, by its own secret. */
  machineToken(clientId: string): Account {
    return this.identity.machine(clientId);
  }

  /** @throws DevFault `no-such-process` */
  process(name: ProcessName): Supervised {
    const found = this.processes.get(name);
    if (!found) throw new DevFault('no-such-process', `${name} is not part of this system.`);
    return found;
  }

  get postgres(): Supervised {
    return this.process('postgres');
  }

  get kafka(): Supervised {
    return this.process('kafka');
  }

  /** The services that were started, in the order of their ports. */
  get services(): ServiceName[] {
    return SERVICES.filter((name) => this.processes.has(name));
  }

  logFile(name: ProcessName): string {
    return logOf(this.folders.logs, name);
  }

  /** User and system seconds since its start and memory now, of each process; PostgreSQL with all its children. */
  cpuAndMemory(): Partial<Record<ProcessName, ProcessUse>> {
    const read = (name: ProcessName, pid: number) => (name === 'postgres' ? useOfFamily(pid) : useOf(pid));
    return Object.fromEntries([...this.processes].map(([name, { pid }]) => [name, read(name, pid)]));
  }

  /** Waits until everything is up, what is being started again included. */
  async backUp(withinMs?: number): Promise<void> {
    await Promise.all([...this.processes.values()].map((each) => each.backUp(withinMs)));
  }

  /** What a service is told about the rest. */
  get around(): Surroundings {
    return {
      ports: this.ports,
      brokers: this.brokers,
      databaseUrl: (office) => this.databaseUrl(office),
      ownerUrl: (office) => this.ownerUrl(office),
      attachments: this.folders.attachments,
      lawKey: this.folders.lawKey,
      lawKeys: this.folders.lawKeys,
      officeSigningKeys: this.folders.officeSigningKeys,
      officeKeys: this.folders.officeKeys,
      pageSigningKeys: this.folders.pageSigningKeys,
      fieldKeys: (office) => fieldKeysOf(this.folders, office),
      webClient: () => clientsIn(this.folders.clients).find(({ id }) => id === 'web')!,
      sessionKeys: () => readFileSync(this.folders.sessionKeys, 'utf8'),
      logLevel: this.options.logLevel ?? 'info',
      more: this.options.environment ?? {},
    };
  }

  /** Starts a process, waits until it is ready, and keeps it. */
  async run(name: ProcessName, begin: Begin): Promise<void> {
    this.needGoing();
    const { tell = () => undefined, giveUp = tell } = this.options;
    const supervised = new Supervised({
      name,
      begin,
      logFile: this.logFile(name),
      supervise: () => this.supervise,
      tell,
      giveUp,
    });
    this.processes.set(name, supervised);
    await supervised.start();
  }

  /** Runs a service's sub-command to its end. */
  async command(service: ServiceName, ...words: string[]): Promise<void> {
    this.needGoing();
    const child = commandOf(service, words, this.around, this.folders.logs);
    this.commands.add(child);
    await child.done().finally(() => this.commands.delete(child));
  }

  /** Ends all that was started and nothing else: services first, then Kafka, then PostgreSQL. */
  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    const first = [...this.processes].filter(([name]) => !LAST.includes(name)).map(([, each]) => each);
    await Promise.all([...first, ...this.commands].map((each) => each.stop()));
    for (const name of LAST) await this.processes.get(name)?.stop();
    process.off('exit', this.killAll);
    this.release();
  }

  private needGoing(): void {
    if (this.stopping) throw new DevFault('interrupted', 'The system is being stopped.');
  }

  private needServer(): EmbeddedPostgres {
    if (!this.server) throw new DevFault('not-started', 'PostgreSQL has not been started.');
    return this.server;
  }
}
