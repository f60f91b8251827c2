import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Client } from './client';

/** A case as its client saw it; times in ms since the epoch. */
export interface Seen {
  sentAt: number;
  acceptedAt: number;
  /** When the client first saw it ended; never before it had. */
  endedAt?: number;
}

/** Watches filed cases until they have ended. */
export class Watch {
  readonly open = new Map<string, Seen>();
  readonly ended: Seen[] = [];
  private readonly database: Pool;
  private stopped = false;
  private looking?: Promise<void>;

  constructor(databaseUrl: string) {
    // Planned while the table is empty, a prepared look-up would read the whole table ever after.
    this.database = new Pool({ connectionString: databaseUrl, max: 1, options: '-c enable_seqscan=off' });
    this.database.on('error', () => undefined); // the server was killed: the next look connects anew
  }

  start(): void {
    this.looking = this.look();
  }

  add(caseId: string, seen: Seen): void {
    this.open.set(caseId, seen);
  }

  /** Looks every few ms while few are open, and seldomer the more there are: looking must not be the load. */
  private async look(): Promise<void> {
    while (!this.stopped) {
      if (this.open.size) await this.lookOnce().catch(() => undefined);
      await pause(Math.min(5 + this.open.size / 20, 60));
    }
  }

  private async lookOnce(): Promise<void> {
    const { rows } = await this.database.query<{ id: string }>({
      name: 'ended',
      text: 'select case_id as id from linked_case where case_id = any($1::uuid[]) and ended_at is not null',
      values: [[...this.open.keys()]],
    });
    const now = Date.now();
    for (const { id } of rows) {
      const seen = this.open.get(id)!;
      this.open.delete(id);
      this.ended.push({ ...seen, endedAt: now });
    }
  }

  /** Waits until nothing is open. @returns false when that takes too long */
  async drained(withinMs: number): Promise<boolean> {
    const deadline = Date.now() + withinMs;
    while (this.open.size && Date.now() < deadline) await pause(20);
    return this.open.size === 0;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
    await this.database.end();
  }
}

export interface Drive {
  client: Client;
  watch: Watch;
  next: () => string;
}

async function fileOne({ client, watch, next }: Drive): Promise<void> {
  const sentAt = Date.now();
  const { caseId } = await client.file(next());
  watch.add(caseId, { sentAt, acceptedAt: Date.now() });
}

/** Keeps `inFlight` cases between their filing and their end until `until`. */
export async function closedLoop(drive: Drive, inFlight: number, until: number): Promise<void> {
  const { watch } = drive;
  const filing = new Set<Promise<void>>();
  while (Date.now() < until) {
    const room = inFlight - watch.open.size - filing.size;
    for (let i = 0; i < Math.min(room, 64); i++) {
      const one: Promise<void> = fileOne(drive).finally(() => filing.delete(one));
      filing.add(one);
    }
    if (room > 0 && filing.size < 256) await new Promise(setImmediate);
    else await pause(1);
  }
  await Promise.all(filing);
}

/** Files `rate` cases a second until `until`, whether or not the system keeps up. */
export async function openLoop(drive: Drive, rate: number, until: number): Promise<void> {
  const start = Date.now();
  const filing = new Set<Promise<void>>();
  let sent = 0;
  while (Date.now() < until) {
    for (const due = ((Date.now() - start) / 1000) * rate; sent < due; sent++) {
      const one: Promise<void> = fileOne(drive).finally(() => filing.delete(one));
      filing.add(one);
    }
    await pause(1);
  }
  await Promise.all(filing);
}
