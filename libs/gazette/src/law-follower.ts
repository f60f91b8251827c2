import type { Law } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Gazette } from './gazette';

/** How long to wait before what failed is tried again. */
const AGAIN_MS = 5000;

/** Brings what was reckoned by `before` into agreement with `after`; stops early, unfinished, when told to. */
export type Follow = (before: Law, after: Law, stopped: () => boolean) => Promise<void>;

/**
 * Keeps something that was reckoned from the law in agreement with it. Which version it agrees with is remembered only
 * when all of it does: what a crash cut short is begun again, so following must be harmless to repeat.
 */
export class LawFollower {
  private readonly log: Logger;
  private running: Promise<void> = Promise.resolve();
  private again?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly gazette: Gazette,
    private readonly database: DataSource,
    private readonly what: string,
    private readonly follow: Follow,
  ) {
    this.log = new Logger(what);
  }

  start(): void {
    this.gazette.whenChanged(() => this.begin());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.running;
  }

  private begin(): void {
    this.running = this.running
      .then(() => this.agree())
      .catch((fault: unknown) => {
        this.log.warn(`does not agree with the law yet: ${String(fault)}`);
        if (!this.stopped) this.again = setTimeout(() => this.begin(), AGAIN_MS);
      });
  }

  private async agree(): Promise<void> {
    const after = this.gazette.inForce();
    const from = await agreesWith(this.database.manager, this.what, after.version);
    if (from === after.version || this.stopped) return;
    const before = await this.gazette.of(from);
    if (!before) throw new Error(`the version ${from} is not here`);
    await this.follow(before, after, () => this.stopped);
    if (this.stopped) return;
    await this.database.query('update law_followed set version = $1 where what = $2 and version = $3', [
      after.version,
      this.what,
      from,
    ]);
    this.log.log(`agrees with the law ${after.version}, before with ${from}`);
  }
}

/** On the first start, everything agrees with the version in force. */
async function agreesWith(db: Sql, what: string, inForce: string): Promise<string> {
  await db.query('insert into law_followed (what, version) values ($1, $2) on conflict do nothing', [
    what,
    inForce,
  ]);
  const [found] = await rows<{ version: string }>(db, 'select version from law_followed where what = $1', [
    what,
  ]);
  return found!.version;
}
