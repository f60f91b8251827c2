import { readLaw, type Law, type LawFiles } from '@lien-thong/law';
import { LawNotHere, type LawSource } from '@lien-thong/messaging';
import { HealthChecks, rows, type Sql } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { filesOfVersion, newestVersion } from './bundle';

export const PUBLISHES = Symbol('publishes the law');

/** Another instance of the service may have received a bundle: how often to look. */
const LOOK_EVERY_MS = 1000;

type Heard = (law: Law, before: Law | undefined) => void;

/**
 * Công báo: the versions of the law that have been published, and the newest of them in memory. A version comes into
 * use here once the transaction that kept it has committed, in every instance of the service, without a restart.
 */
@Injectable()
export class Gazette implements LawSource<Law>, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('gazette');
  private readonly versions = new Map<string, number>();
  private readonly read = new Map<string, Promise<Law>>();
  private readonly listeners: Heard[] = [];
  private newest?: { sequence: number; law: Law };
  private looking?: Promise<void>;
  private timer?: NodeJS.Timeout;
  /** The version that messages wait for, if they do. */
  waitsFor?: string;

  constructor(
    private readonly database: DataSource,
    private readonly checks: HealthChecks,
    /** Whoever publishes has every version there is: one it does not know was lost with a database and never comes. */
    @Inject(PUBLISHES) private readonly publishes: boolean,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.checks.add('law', async () => {
      if (!this.newest) await this.look();
      if (!this.newest) throw new Error('no version of the law has arrived');
    });
    // Whoever cannot read the law in force still serves, says so, and can be given one that it reads.
    await this.look().catch((fault: unknown) => this.log.error(fault, 'the law in force cannot be read'));
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  current(): Law | undefined {
    return this.newest?.law;
  }

  /** @throws LawNotHere */
  inForce(): Law {
    if (!this.newest) throw new LawNotHere();
    return this.newest.law;
  }

  /**
   * Holds the law still until this transaction ends: a newer version is not published meanwhile, and what is decided
   * here is seen by whoever follows that version. @throws LawNotHere where a newer one is there already
   */
  async hold(db: Sql, law: Law): Promise<void> {
    const newest = await newestVersion(db);
    if (newest?.version === law.version) return;
    await this.look();
    throw new LawNotHere(newest?.version);
  }

  async missing(versions: ReadonlySet<string>): Promise<string | undefined> {
    const unknown = () => [...versions].find((version) => !this.versions.has(version));
    if (!this.newest || unknown() !== undefined) await this.look();
    const missing = this.publishes ? undefined : unknown();
    this.waitsFor = missing ?? (this.newest ? undefined : 'bản luật đầu tiên');
    return missing;
  }

  files(version: string): Promise<LawFiles | undefined> {
    return filesOfVersion(this.database.manager, version);
  }

  /** An earlier version, as it was when something was decided by it; undefined where it never arrived. */
  async of(version: string): Promise<Law | undefined> {
    if (this.newest?.law.version === version) return this.newest.law;
    const known = this.read.get(version);
    if (known) return known;
    const files = await filesOfVersion(this.database.manager, version);
    if (!files) return undefined;
    const read = Promise.resolve(readLaw(files));
    this.read.set(version, read);
    return read;
  }

  /** Tells whenever a newer version has come into use, with the one before it. */
  whenChanged(heard: Heard): void {
    this.listeners.push(heard);
    if (this.newest) heard(this.newest.law, undefined);
  }

  /** Looks for versions that have arrived since. */
  async look(): Promise<void> {
    // A look that has begun may have missed what was just committed.
    await this.looking?.catch(() => undefined);
    return (this.looking ??= this.lookNow().finally(() => (this.looking = undefined)));
  }

  private async lookNow(): Promise<void> {
    const arrived = await rows<{ sequence: number; version: string }>(
      this.database.manager,
      'select sequence, version from law_bundle where sequence <> all($1::int[]) order by sequence',
      [[...this.versions.values()]],
    );
    if (!arrived.length) return;
    const latest = arrived.at(-1)!;
    const before = this.newest?.law;
    const isNewer = latest.sequence > (this.newest?.sequence ?? 0);
    const law = isNewer ? readLaw((await filesOfVersion(this.database.manager, latest.version))!) : before!;
    // Only what has been read counts as known: nothing that asks for a version is decided by an older one.
    if (isNewer) this.newest = { sequence: latest.sequence, law };
    for (const { sequence, version } of arrived) this.versions.set(version, sequence);
    if (!isNewer) return;
    this.log.log(
      `the law in force here is ${latest.version}${before ? `, before it ${before.version}` : ''}`,
    );
    for (const heard of this.listeners) heard(law, before);
  }
}
