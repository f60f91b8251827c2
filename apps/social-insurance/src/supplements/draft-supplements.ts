import { Gazette, LawFollower } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { Privacy } from '@lien-thong/privacy';
import { Clock, type Sql } from '@lien-thong/service';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { unsupported, type Found } from './decided';

const DRAFT = `
  with found as (
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],
                         $9::bigint[], $10::date[], $11::jsonb[])
      as f(id, case_id, benefit, desk, seat, kind, regime, from_amount, to_amount, since, because)),
  looked_at as (
    select * from unnest($14::uuid[], $15::text[]) as l(case_id, benefit)),
  superseded as (
    update supplement s set state = 'superseded' from looked_at l
    where s.case_id = l.case_id and s.benefit = l.benefit and s.state = 'draft' and s.law_version <> $12 and s.correction = 0)
  insert into supplement (id, case_id, benefit, desk, seat, kind, regime, from_amount, to_amount, since, because, law_version, drafted_at)
  select f.*, $12, $13::timestamptz from found f
  on conflict (case_id, benefit, law_version, correction) do nothing`;

/** When the law changes, drafts what is to be added to decisions that were made before. Nothing is paid by this. */
@Injectable()
export class DraftSupplements implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly follower: LawFollower;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {
    this.follower = new LawFollower(gazette, database, 'supplementary-decisions', (before, after, stopped) =>
      this.draft(before, after, stopped),
    );
  }

  onApplicationBootstrap(): void {
    this.follower.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.follower.stop();
  }

  private async draft(before: Law, after: Law, stopped: () => boolean): Promise<void> {
    const lawOf = async (version: string) => (await this.gazette.of(version)) ?? before;
    for await (const found of unsupported(this.database.manager, this.privacy, after, lawOf)) {
      if (stopped()) return;
      await keep(this.database.manager, found, after.version, this.clock.instant());
    }
  }
}

/** Drafts what was found; an open draft by an earlier version gives way, whether it was found again or not. */
async function keep(
  db: Sql,
  { page, supplements: found }: Found,
  lawVersion: string,
  at: string,
): Promise<void> {
  await db.query(DRAFT, [
    found.map(() => uuid()),
    found.map(({ standing }) => standing.caseId),
    found.map(({ standing }) => standing.benefit),
    found.map(({ standing }) => standing.desk),
    found.map(({ standing }) => standing.seat),
    found.map(({ supplement }) => supplement.kind),
    found.map(({ supplement }) => supplement.regime),
    found.map(({ supplement }) => supplement.from),
    found.map(({ supplement }) => supplement.to ?? null),
    found.map(({ supplement }) => supplement.since ?? null),
    found.map(({ supplement }) => JSON.stringify(supplement.because)),
    lawVersion,
    at,
    page.map(({ caseId }) => caseId),
    page.map(({ benefit }) => benefit),
  ]);
}
