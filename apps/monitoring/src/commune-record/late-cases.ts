import type { CaseStatus, Channel, LateCase } from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import { asOf, LATE_WITHOUT_APOLOGY, RECEIVED } from './counts';
import type { Period } from './period';

interface Row {
  caseId: string;
  commune: string;
  channel: Channel;
  status: CaseStatus;
  receivedAt: Date;
  promisedOn: string;
  firstPromisedOn: string | null;
  endedAt: Date | null;
  escalatedAt: Date | null;
}

/** Late, and nobody has said sorry: the cases that are counted as such, by their ids. */
export async function lateCases(
  db: Sql,
  period: Period,
  {
    today,
    communes,
    after,
    most,
  }: { today: string; communes: readonly string[] | null; after: string; most: number },
): Promise<LateCase[]> {
  const found = await rows<Row>(
    db,
    `select case_id as "caseId", commune, channel, status, received_at as "receivedAt", promised_on::text as "promisedOn",
       first_promised_on::text as "firstPromisedOn", ended_at as "endedAt", escalated_at as "escalatedAt"
     from monitored_case
     where ${RECEIVED} and ${LATE_WITHOUT_APOLOGY} and case_id > $5::uuid
     order by case_id limit $6`,
    [period.from, period.to, asOf(period, today), communes, after, most],
  );
  return found.map(({ commune, receivedAt, firstPromisedOn, endedAt, escalatedAt, ...line }) => ({
    ...line,
    commune,
    name: findCommune(commune)?.name ?? commune,
    receivedAt: receivedAt.toISOString(),
    ...(firstPromisedOn ? { firstPromisedOn } : {}),
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    ...(escalatedAt ? { escalatedAt: escalatedAt.toISOString() } : {}),
  }));
}
