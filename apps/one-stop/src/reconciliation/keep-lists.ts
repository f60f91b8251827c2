import type { ListedDecision, Office } from '@lien-thong/contracts';
import type { Sql } from '@lien-thong/service';

/** A page of a list as it came. */
export interface ListPage {
  list: string;
  office: Office;
  commune?: string;
  from: string;
  to: string;
  page: number;
  pages: number;
  /** Without a case: nobody knows of a dossier; the office's own number stands for it. */
  lines: readonly (Omit<ListedDecision, 'caseId'> & { caseId?: string })[];
  toldBy: string;
  at: string;
}

const KEEP = `
  with page as (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[], $6::int[], $7::int[], $8::jsonb[], $9::text[], $10::timestamptz[])
      as p(list, office, commune, from_day, to_day, page, pages, lines, told_by, at)),
  line as (
    insert into listed_decision (list, page, nth, step, matter, case_id, attempt, result, on_day, reference, commune)
    select p.list, p.page, l.nth, l.line ->> 'step', coalesce(l.line ->> 'caseId', l.line ->> 'reference', ''),
      (l.line ->> 'caseId')::uuid, (l.line ->> 'attempt')::int, l.line ->> 'result', (l.line ->> 'on')::date,
      l.line ->> 'reference', coalesce(l.line ->> 'commune', p.commune)
    from page p, jsonb_array_elements(p.lines) with ordinality as l(line, nth))
  insert into decision_list as d (list, office, commune, from_day, to_day, pages, arrived, lines, told_by, arrived_at)
  select list, office, commune, from_day, to_day, pages, 1, jsonb_array_length(lines), told_by, at from page
  on conflict (list) do update set arrived = d.arrived + 1, lines = d.lines + excluded.lines, arrived_at = excluded.arrived_at`;

/** Keeps pages, at most one of a list; a list is compared once all of it is here. */
export async function keepPages(db: Sql, pages: readonly ListPage[]): Promise<void> {
  if (!pages.length) return;
  await db.query(KEEP, [
    pages.map(({ list }) => list),
    pages.map(({ office }) => office),
    pages.map(({ commune }) => commune ?? null),
    pages.map(({ from }) => from),
    pages.map(({ to }) => to),
    pages.map(({ page }) => page),
    pages.map(({ pages: all }) => all),
    pages.map(({ lines }) => JSON.stringify(lines)),
    pages.map(({ toldBy }) => toldBy),
    pages.map(({ at }) => at),
  ]);
}
