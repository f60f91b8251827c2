import type { ParcelState } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { ParcelStep } from './postal-carrier';

export interface ShipmentRow {
  reference: string;
  caseId: string;
  attempt: number;
  state: ParcelState;
  trackingCode: string | null;
  reason: string | null;
}

const COLUMNS = `s.reference, s.case_id as "caseId", s.attempt, s.state, s.tracking_code as "trackingCode", s.reason`;

/** Nothing more happens to a parcel in one of these. */
export const ENDED: ReadonlySet<ParcelState> = new Set(['delivered', 'returned', 'lost']);

/** Of a case, the first one first. */
export const shipmentsOf = (db: Sql, caseId: string): Promise<ShipmentRow[]> =>
  rows(db, `select ${COLUMNS} from result_shipment s where case_id = $1 order by attempt`, [caseId]);

export const journeysOf = (
  db: Sql,
  caseId: string,
): Promise<{ reference: string; state: ParcelState; at: Date }[]> =>
  rows(
    db,
    `select reference, j.state, j.at from parcel_journey j join result_shipment s using (reference)
     where s.case_id = $1 order by j.at`,
    [caseId],
  );

/**
 * Takes shipments that are due for a look; several instances never take the same one. One whose look dies with its
 * process is looked at again.
 */
export const claimDue = (db: Sql, now: Date, again: Date, most: number): Promise<ShipmentRow[]> =>
  rows(
    db,
    `update result_shipment s set next_look_at = $2
     from (select reference from result_shipment where next_look_at <= $1
           order by next_look_at limit $3 for update skip locked) due
     where s.reference = due.reference returning ${COLUMNS}`,
    [now, again, most],
  );

/** What was learned of a parcel. */
export interface Learned {
  shipment: ShipmentRow;
  trackingCode: string;
  journey: readonly ParcelStep[];
}

/** Keeps what was learned. @returns the steps that are new */
export async function keepLearned(
  db: Sql,
  learned: readonly Learned[],
): Promise<{ reference: string; state: ParcelState; at: Date }[]> {
  const steps = learned.flatMap(({ shipment: { reference }, journey }) =>
    journey.map((step) => ({ reference, ...step })),
  );
  await db.query(
    `update result_shipment s set state = l.state, tracking_code = l.tracking,
       next_look_at = case when l.ended then null else s.next_look_at end
     from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[]) as l(reference, state, tracking, ended)
     where s.reference = l.reference`,
    [
      learned.map(({ shipment }) => shipment.reference),
      learned.map(({ shipment, journey }) => journey.at(-1)?.state ?? shipment.state),
      learned.map(({ trackingCode }) => trackingCode),
      learned.map(({ journey }) => ENDED.has(journey.at(-1)?.state ?? 'ordered')),
    ],
  );
  return rows(
    db,
    `insert into parcel_journey (reference, state, at) select * from unnest($1::uuid[], $2::text[], $3::timestamptz[])
     on conflict do nothing returning reference, state, at`,
    [steps.map((s) => s.reference), steps.map((s) => s.state), steps.map((s) => s.at)],
  );
}
