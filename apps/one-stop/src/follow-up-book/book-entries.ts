import type { Contact, DeliveryMethod } from '@lien-thong/contracts';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { statusOfNumber } from '../linked-case/linked-case.entity';
import { openedCase } from '../linked-case/sealed-case';
import type { BookEntry } from './book-line';

/** The cases of a commune that were received in these days, both included. */
export interface BookQuestion {
  commune: string;
  from: string;
  to: string;
}

type Row = Omit<BookEntry, 'status' | 'phone' | 'method'> & {
  caseId: string;
  status: number;
  contact: Contact;
  method: DeliveryMethod | null;
};

const RECEIVED = `c.commune = $1 and c.received_at >= $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
  and c.received_at < ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`;

export async function countEntries(db: Sql, { commune, from, to }: BookQuestion): Promise<number> {
  const [found] = await rows<{ many: number }>(
    db,
    `select count(*)::int as many from linked_case c where ${RECEIVED}`,
    [commune, from, to],
  );
  return found!.many;
}

/** In the order in which they were received. */
export async function bookEntries(
  db: Sql,
  privacy: Privacy,
  { commune, from, to }: BookQuestion,
): Promise<BookEntry[]> {
  const found = await rows<Row>(
    db,
    `select c.case_id as "caseId", c.dossier_code as "dossierCode", c.status, c.procedures, c.steps, c.supplements,
       c.requester_name as "requesterName", c.contact, c.received_at as "receivedAt", c.promised_on::text as "promisedOn",
       c.first_promised_on::text as "firstPromisedOn", c.ended_at as "endedAt", d.delivered_at as "deliveredAt", d.method
     from linked_case c left join result_delivery d using (case_id)
     where ${RECEIVED} order by c.received_at, c.dossier_code`,
    [commune, from, to],
  );
  const keyOf = await privacy.opening(
    db,
    found.map(({ caseId }) => caseId),
  );
  return found.map(({ caseId, status, contact, ...entry }) => {
    const { phone } = openedCase({ contact, extract: null }, keyOf(caseId)!).contact;
    return { ...entry, status: statusOfNumber(status), phone };
  });
}
