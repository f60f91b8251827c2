import type { Role } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';

/** What one reader did to a case within one hour, however often. Who it was, is not said. */
export interface Reading {
  /** The beginning of the hour. */
  hour: Date;
  action: string;
  /** As what, and the code of that posting's unit: none for the whole system, or where nobody was posted. */
  role: Role | null;
  unit: string | null;
}

/** Entries looked at, newest first: so that one case never costs more than this. */
const LOOKED_AT = 2000;

/** Along the index on case and id, backwards. */
export const READINGS = `
  with latest as materialized (
    select id, at, actor, action, detail from audit_entry
    where case_id = $1 and action = any($2::text[]) order by id desc limit ${LOOKED_AT})
  select date_trunc('hour', at, 'UTC') as hour, action, detail ->> 'role' as role, detail ->> 'unit' as unit,
         (select count(*)::int from latest) as "lookedAt"
  from latest group by 1, actor, 2, 3, 4 order by 1 desc, max(id) desc limit $3`;

/** Who has done one of these actions to a case, newest first; `more` where that is not all. */
export async function readingsOf(
  db: Sql,
  caseId: string,
  { actions, most }: { actions: readonly string[]; most: number },
): Promise<{ items: Reading[]; more: boolean }> {
  const found = await rows<Reading & { lookedAt: number }>(db, READINGS, [caseId, actions, most + 1]);
  return {
    items: found.slice(0, most).map(({ lookedAt: _, ...reading }) => reading),
    more: found.length > most || found[0]?.lookedAt === LOOKED_AT,
  };
}
