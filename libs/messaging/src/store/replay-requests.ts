import type { ParkedLine, ReplayOutcome, ReplaySelection, ReplayState } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { Operator } from '../replay';

/** As many cases as one request may be for: a person has to look at what is foreseen for each. */
export const MOST_CASES = 100;

export interface ReplayRequestRow {
  id: string;
  state: ReplayState;
  why: string;
  requester: Operator;
  requestedAt: Date;
  decider: Operator | null;
  decidedWhy: string | null;
  decidedAt: Date | null;
  cases: { caseId: string; foreseen: ReplayOutcome; effect: ReplayOutcome | null }[];
}

/** The held cases that a selection is of, those that have waited longest first. */
export async function selectedCases(db: Sql, { caseId, type, cause }: ReplaySelection): Promise<string[]> {
  const found = await rows<{ case_id: string }>(
    db,
    `select h.case_id from held_case h
     where ($1::uuid is null or h.case_id = $1)
       and ($1::uuid is not null or exists (
         select from parked_message p where p.case_id = h.case_id and p.state = 'failed' and p.type = $2 and p.cause = $3))
     order by h.since, h.case_id limit ${MOST_CASES}`,
    [caseId ?? null, type ?? null, (cause satisfies ParkedLine['cause'] | undefined) ?? null],
  );
  return found.map(({ case_id }) => case_id);
}

/** False where one of the cases is in another open request. */
export async function enterRequest(
  db: Sql,
  {
    id,
    why,
    requester,
    requestedAt,
  }: Pick<ReplayRequestRow, 'id' | 'why' | 'requester'> & { requestedAt: string },
  foreseen: readonly ReplayOutcome[],
): Promise<boolean> {
  await db.query(
    `insert into replay_request (id, state, why, requester, requested_at) values ($1, 'requested', $2, $3, $4)`,
    [id, why, JSON.stringify(requester), requestedAt],
  );
  const entered = await rows(
    db,
    `insert into replay_case (request_id, case_id, foreseen)
     select $1, c.case_id, c.foreseen from unnest($2::uuid[], $3::jsonb[]) as c(case_id, foreseen)
     order by c.case_id
     on conflict (case_id) where open do nothing returning case_id`,
    [id, foreseen.map(({ caseId }) => caseId), foreseen.map((one) => JSON.stringify(one))],
  );
  return entered.length === foreseen.length;
}

const REQUEST = `
  select r.id, r.state, r.why, r.requester, r.requested_at as "requestedAt", r.decider, r.decided_why as "decidedWhy",
    r.decided_at as "decidedAt",
    (select json_agg(json_build_object('caseId', c.case_id, 'foreseen', c.foreseen, 'effect', c.effect) order by c.case_id)
     from replay_case c where c.request_id = r.id) as cases
  from replay_request r`;

export async function requestOf(db: Sql, id: string): Promise<ReplayRequestRow | undefined> {
  const [found] = await rows<ReplayRequestRow>(db, `${REQUEST} where r.id = $1`, [id]);
  return found;
}

/** Newest first; the ids tell when each was made. */
export const requests = (db: Sql): Promise<ReplayRequestRow[]> =>
  rows(db, `${REQUEST} order by r.requested_at desc, r.id desc limit 50`);

/** Locks a request, so that it is decided once. */
export async function lockRequest(
  db: Sql,
  id: string,
): Promise<Pick<ReplayRequestRow, 'state' | 'requester'> | undefined> {
  const [found] = await rows<Pick<ReplayRequestRow, 'state' | 'requester'>>(
    db,
    'select state, requester from replay_request where id = $1 for update',
    [id],
  );
  return found;
}

export async function decideRequest(
  db: Sql,
  id: string,
  decision: { state: 'consented' | 'refused'; by: Operator; why: string; at: string },
): Promise<void> {
  await db.query(
    `update replay_request set state = $2, decider = $3, decided_why = $4, decided_at = $5 where id = $1`,
    [id, decision.state, JSON.stringify(decision.by), decision.why, decision.at],
  );
  if (decision.state === 'refused')
    await db.query('update replay_case set open = false where request_id = $1', [id]);
}

/** The first account of what came of a case stands: who carried a request out twice changes nothing. */
export async function keepEffect(db: Sql, id: string, effect: ReplayOutcome): Promise<void> {
  await db.query(
    `update replay_case set effect = $3, open = false where request_id = $1 and case_id = $2 and effect is null`,
    [id, effect.caseId, JSON.stringify(effect)],
  );
}

export async function finishRequest(db: Sql, id: string): Promise<void> {
  await db.query(
    `update replay_request set state = 'done' where id = $1 and state = 'consented'
       and not exists (select from replay_case where request_id = $1 and effect is null)`,
    [id],
  );
}

export async function consentedRequests(db: Sql): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from replay_request where state = 'consented' order by id`,
  );
  return found.map(({ id }) => id);
}
