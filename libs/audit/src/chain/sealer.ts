import { Rounds, rows } from '@lien-thong/service';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Anchors } from './anchors';
import { BEGINNING, ENTRY_COLUMNS, hashAfter, type SealedEntry } from './link';

const EVERY_MS = 1000;
/** Statements' entries sealed in one transaction. */
const MOST = 500;

/** Queue row and entry were written by one statement: whoever sees the first sees the second. */
const TAKE = `
  with taken as (
    delete from audit_unsealed where id in (select id from audit_unsealed order by id limit $1) returning entries)
  select ${ENTRY_COLUMNS} from audit_entry e where e.id in (select unnest(entries) from taken) order by e.id`;

/**
 * Links what was recorded into the chain, apart from the transactions that record, which therefore do not wait for one
 * another. What a transaction recorded is seen when it has committed, and stays in the queue until it is sealed: no
 * order of commits leaves an entry out, and none that is still in flight, in whatever database, holds up the others.
 */
@Injectable()
export class Sealer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('audit');
  private readonly rounds = new Rounds({
    name: 'audit',
    everyMs: EVERY_MS,
    run: () => this.sealAndAnchor(),
  });

  constructor(
    private readonly database: DataSource,
    private readonly anchors: Anchors,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  /** While the database is still there; what is recorded after this is sealed by another instance or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
    await this.seal().catch((fault: unknown) => this.log.warn(`nothing sealed at the end: ${String(fault)}`));
  }

  private async sealAndAnchor(): Promise<void> {
    await this.anchors.anchorYesterday();
    await this.seal();
  }

  /** Seals everything that has committed, unless another instance is at it. @returns how many entries */
  async seal(): Promise<number> {
    for (let total = 0; ;) {
      const sealed = await this.database.transaction((db) => sealSome(db));
      total += sealed;
      if (!sealed) return total;
    }
  }
}

async function sealSome(db: EntityManager): Promise<number> {
  const [lock] = await rows<{ leads: boolean }>(
    db,
    `select pg_try_advisory_xact_lock(hashtext('audit chain')) as leads`,
  );
  if (!lock?.leads) return 0;
  const entries = await rows<SealedEntry>(db, TAKE, [MOST]);
  if (!entries.length) return 0;
  const [head] = await rows<{ position: string; hash: Buffer }>(
    db,
    'select position, hash from audit_link order by position desc limit 1',
  );
  const hashes: Buffer[] = [];
  for (const entry of entries) hashes.push(hashAfter(hashes.at(-1) ?? head?.hash ?? BEGINNING, entry));
  await db.query(
    `insert into audit_link (position, entry_id, hash)
     select $1::bigint + nth, entry_id, hash from unnest($2::bigint[], $3::bytea[]) with ordinality as l(entry_id, hash, nth)`,
    [head?.position ?? '0', entries.map(({ id }) => id), hashes],
  );
  return entries.length;
}
