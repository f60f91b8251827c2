import type { Declaration, Step } from '@lien-thong/contracts';
import {
  agencyCodeOf,
  dossierCode,
  promise,
  scopeOfCommune,
  type Law,
  type PromiseQuestion,
  type StepLimit,
} from '@lien-thong/law';
import { dayOf, rows, type Sql } from '@lien-thong/service';

export interface Promised {
  promisedOn: string;
  limits: readonly StepLimit[];
  dueOn: (step: Step) => string | undefined;
}

/** The promised day and each step's own, by the law of the day of receipt and the pauses so far. */
export function promised(
  law: Law,
  {
    procedures,
    benefit,
    channel,
    commune,
  }: Pick<Declaration, 'procedures' | 'benefit' | 'channel' | 'commune'>,
  receivedAt: string,
  pauses?: PromiseQuestion['pauses'],
): Promised {
  const { promisedOn, limits } = promise(law, {
    procedures,
    category: benefit?.categories,
    receivedAt,
    channel,
    scope: scopeOfCommune(commune),
    pauses,
  });
  const due = new Map(limits.map((limit) => [limit.step, limit.dueOn]));
  return { promisedOn, limits, dueOn: (step) => due.get(step) };
}

/** A dossier code for each of these communes, in order: counters are locked in sorted order, once per agency. */
export async function dossierCodes(
  db: Sql,
  law: Law,
  communes: readonly string[],
  at: Date,
): Promise<string[]> {
  if (!communes.length) return [];
  const day = dayOf(at);
  const agencies = communes.map((commune) => agencyCodeOf(law, commune));
  const wanted = new Map<string, number>();
  for (const agency of agencies) wanted.set(agency, (wanted.get(agency) ?? 0) + 1);
  const sorted = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
  const counted = await rows<{ agency: string; last: number }>(
    db,
    `insert into dossier_counter as d (agency_code, day, last_serial)
     select a, $2::date, n from unnest($1::text[], $3::int[]) as x(a, n)
     on conflict (agency_code, day) do update set last_serial = d.last_serial + excluded.last_serial
     returning agency_code as agency, last_serial as last`,
    [sorted.map(([agency]) => agency), day, sorted.map(([, n]) => n)],
  );
  const next = new Map(counted.map(({ agency, last }) => [agency, last - wanted.get(agency)! + 1]));
  return agencies.map((agencyCode) => {
    const serial = next.get(agencyCode)!;
    next.set(agencyCode, serial + 1);
    return dossierCode(law, { agencyCode, day, serial });
  });
}
