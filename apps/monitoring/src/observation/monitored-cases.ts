import { rows, type Sql } from '@lien-thong/service';
import type { Observation } from './observation';

export type OfCase = Observation & { caseId: string };
export type Observed = OfCase & { supplements: number; onTime: boolean | null };

/** Keeps the requests for papers of the wave, and counts those of each case that asks for papers or ends. */
export async function supplementsOf(db: Sql, observations: readonly OfCase[]): Promise<Map<string, number>> {
  const requests = observations.flatMap(({ caseId, request }) => (request ? [{ caseId, ...request }] : []));
  const cases = observations.filter(({ request, endedAt }) => request ?? endedAt).map(({ caseId }) => caseId);
  if (!cases.length) return new Map();
  const counted = await rows<{ caseId: string; requests: number }>(
    db,
    `with fresh as (
       insert into supplement_request
       select * from unnest($1::uuid[], $2::text[], $3::timestamptz[]) on conflict do nothing returning case_id)
     select case_id as "caseId", count(*)::int as requests
     from (select case_id from fresh union all select case_id from supplement_request where case_id = any($4::uuid[])) r
     group by case_id`,
    [requests.map((r) => r.caseId), requests.map((r) => r.step), requests.map((r) => r.requestedAt), cases],
  );
  return new Map(counted.map(({ caseId, requests }) => [caseId, requests]));
}

/** What has ended stays as it ended: an older event that is read again changes nothing. */
const KEEP = `
  insert into monitored_case as m (case_id, commune, channel, status, procedures, received_at, promised_on, ended_at, supplements, on_time,
                                   first_promised_on, escalated_at)
  select case_id, commune, channel, status, string_to_array(procedures, ' '), received_at, promised_on, ended_at, supplements, on_time,
         first_promised_on, escalated_at
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::date[], $8::timestamptz[],
              $9::int[], $10::boolean[], $11::date[], $12::timestamptz[])
    as o(case_id, commune, channel, status, procedures, received_at, promised_on, ended_at, supplements, on_time,
         first_promised_on, escalated_at)
  on conflict (case_id) do update set
    status = excluded.status,
    procedures = coalesce(excluded.procedures, m.procedures),
    received_at = coalesce(excluded.received_at, m.received_at),
    promised_on = coalesce(excluded.promised_on, m.promised_on),
    ended_at = excluded.ended_at,
    supplements = greatest(excluded.supplements, m.supplements),
    on_time = excluded.on_time,
    first_promised_on = coalesce(excluded.first_promised_on, m.first_promised_on),
    escalated_at = coalesce(excluded.escalated_at, m.escalated_at)
  where m.ended_at is null`;

export async function keep(db: Sql, observed: readonly Observed[]): Promise<void> {
  await db.query(KEEP, [
    observed.map((o) => o.caseId),
    observed.map((o) => o.commune),
    observed.map((o) => o.channel),
    observed.map((o) => o.status),
    observed.map((o) => o.procedures?.join(' ') ?? null),
    observed.map((o) => o.receivedAt ?? null),
    observed.map((o) => o.promisedOn ?? null),
    observed.map((o) => o.endedAt ?? null),
    observed.map((o) => o.supplements),
    observed.map((o) => o.onTime),
    observed.map((o) => o.firstPromisedOn ?? null),
    observed.map((o) => o.escalatedAt ?? null),
  ]);
}

type Annulled = Pick<Observation, 'commune' | 'channel' | 'receivedAt' | 'promisedOn'> & {
  caseId: string;
  annulledAt: string;
};

/** A case of which nothing else was read yet counts as being worked on until its other events come. */
export async function keepAnnulled(db: Sql, annulled: readonly Annulled[]): Promise<void> {
  await db.query(
    `insert into monitored_case as m (case_id, commune, channel, status, received_at, promised_on, annulled_at)
     select case_id, commune, channel, 'processing', received_at, promised_on, annulled_at
     from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::date[], $6::timestamptz[])
       as a(case_id, commune, channel, received_at, promised_on, annulled_at)
     on conflict (case_id) do update set annulled_at = excluded.annulled_at`,
    [
      annulled.map((a) => a.caseId),
      annulled.map((a) => a.commune),
      annulled.map((a) => a.channel),
      annulled.map((a) => a.receivedAt),
      annulled.map((a) => a.promisedOn),
      annulled.map((a) => a.annulledAt),
    ],
  );
}
