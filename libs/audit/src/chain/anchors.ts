import { AuditAnchored, type Office } from '@lien-thong/contracts';
import { say, UnitOfWork } from '@lien-thong/messaging';
import { Clock, dayOf, rows, type Sql } from '@lien-thong/service';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

export const AUDITED_OFFICE = Symbol('the office whose chain it is');

const DAY_MS = 86_400_000;

/** How far a chain had come when a day had ended. */
export interface Anchor {
  office: Office;
  /** In Viet Nam. */
  day: string;
  position: number;
  /** Hexadecimal. */
  hash: string;
}

/** The head of the chain becomes the day's anchor, unless it has one or there is no chain yet. */
const DROP = `
  insert into audit_anchor (office, day, position, hash)
  select $1, $2, position, hash from (select position, hash from audit_link order by position desc limit 1) head
  where not exists (select from audit_anchor where office = $1 and day = $2)
  returning office, day::text as day, position::float8 as position, encode(hash, 'hex') as hash`;

/**
 * Every day, at the first sealing after midnight in Viet Nam or at the start if that was missed, the head of the chain
 * is told to whoever keeps it: in another database than the chain, so that who rewrites a whole chain is found out.
 */
@Injectable()
export class Anchors {
  private anchored?: string;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    @Inject(AUDITED_OFFICE) private readonly office: Office,
  ) {}

  async anchorYesterday(): Promise<void> {
    const yesterday = dayOf(new Date(this.clock.now().getTime() - DAY_MS));
    if (this.anchored === yesterday) return;
    await this.unit.run(async ({ db, send }) => {
      await db.query(`select pg_advisory_xact_lock(hashtext('audit chain'))`);
      const [anchor] = await rows<AuditAnchored>(db, DROP, [this.office, yesterday]);
      if (anchor) send(say(AuditAnchored, randomUUID(), anchor));
    });
    this.anchored = yesterday;
  }
}

/** Keeps anchors; of two that differ about one day, both: that is what shows it. */
export async function keepAnchors(db: Sql, anchors: readonly Anchor[]): Promise<void> {
  await db.query(
    `insert into audit_anchor (office, day, position, hash)
     select office, day, position, decode(hash, 'hex')
     from unnest($1::text[], $2::date[], $3::bigint[], $4::text[]) as a(office, day, position, hash)
     on conflict do nothing`,
    [
      anchors.map(({ office }) => office),
      anchors.map(({ day }) => day),
      anchors.map(({ position }) => position),
      anchors.map(({ hash }) => hash),
    ],
  );
}

const READ = `
  select office, day::text as day, position::float8 as position, encode(hash, 'hex') as hash
  from audit_anchor`;

/** One office's anchors that are kept here, in the order of the chain. */
export const anchorsOf = (database: DataSource, office: string): Promise<Anchor[]> =>
  rows(database.manager, `${READ} where office = $1 order by position, kept_at`, [office]);

/** Everybody's anchors that are kept here, of the days asked for. */
export const anchorsSince = (database: DataSource, from: string): Promise<Anchor[]> =>
  rows(database.manager, `${READ} where day >= $1 order by day, office, position`, [from]);
