import type { CopyOrderView, PrintLine, PrintReason } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { createHash } from 'node:crypto';
import type { Copied } from './copy-order';

/** The extract of an entry as its copies find it. */
export interface ExtractStanding extends Copied {
  commune: string;
  /** As printed, e.g. 386/2026. */
  number: string;
  registeredOn: string;
  annulled: boolean;
  /** The code that is printed on the page. */
  code: string;
  /** The first page is drawn and signed. */
  made: boolean;
  /** All copies ordered so far. */
  copies: number;
}

export async function extractStanding(db: Sql, caseId: string): Promise<ExtractStanding | undefined> {
  const [found] = await rows<ExtractStanding>(
    db,
    `select d.case_id as "caseId", d.commune, d.entry || '/' || d.book_year as number, d.registered_on::text as "registeredOn",
            d.registered_at as "registeredAt", d.annulled_on is not null as annulled, d.copies as declared,
            p.verification_code as code, p.state = 'made' as made,
            coalesce((select max(o.last_copy) from extract_order o where o.case_id = d.case_id), d.copies) as copies
     from death_registration d join extract_page p using (case_id) where d.case_id = $1`,
    [caseId],
  );
  return found;
}

/**
 * Holds back whoever else orders, prints, corrects or annuls until the transaction ends. The entry is locked and not its
 * page: a correction takes the entry first. A statement of its own: what is read in the one that waits is read as it was
 * before the wait.
 */
export const lockEntry = (db: Sql, caseId: string): Promise<unknown> =>
  db.query('select 1 from death_registration where case_id = $1 for no key update', [caseId]);

interface OrderRow extends CopyOrderView {
  caseId: string;
}

const ORDERS = `
  select jsonb_strip_nulls(jsonb_build_object('orderId', order_id, 'caseId', case_id, 'requestedBy', requested_by, 'reason', reason,
    'document', document, 'firstCopy', first_copy, 'lastCopy', last_copy, 'exemption', exemption, 'fee', fee)) as view,
    ordered_at as "orderedAt"
  from extract_order`;

const orderOf = ({ view, orderedAt }: { view: Omit<OrderRow, 'orderedAt'>; orderedAt: Date }): OrderRow => ({
  ...view,
  orderedAt: orderedAt.toISOString(),
});

export async function orderBy(db: Sql, orderId: string): Promise<OrderRow | undefined> {
  const [found] = await rows<Parameters<typeof orderOf>[0]>(db, `${ORDERS} where order_id = $1`, [orderId]);
  return found && orderOf(found);
}

export async function ordersOf(db: Sql, caseId: string): Promise<CopyOrderView[]> {
  const found = await rows<Parameters<typeof orderOf>[0]>(
    db,
    `${ORDERS} where case_id = $1 order by first_copy limit 999`,
    [caseId],
  );
  return found.map((row) => {
    const { caseId: _, ...order } = orderOf(row);
    return order;
  });
}

export const keepOrder = (
  db: Sql,
  caseId: string,
  order: CopyOrderView,
  orderedBy: string,
): Promise<unknown> =>
  db.query(
    `insert into extract_order (order_id, case_id, requested_by, reason, document, first_copy, last_copy, exemption, fee,
       ordered_by, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      order.orderId,
      caseId,
      order.requestedBy,
      order.reason,
      order.document ?? null,
      order.firstCopy,
      order.lastCopy,
      order.exemption ?? null,
      order.fee,
      orderedBy,
      order.orderedAt,
    ],
  );

export interface Print {
  caseId: string;
  copy: number;
  copies: number;
  reason: PrintReason;
  pdf: Buffer;
  by: { subject: string; name: string };
  at: Date;
}

/** Writes down that a page was handed to somebody. @returns its SHA-256, in hex */
export async function keepPrint(
  db: Sql,
  { caseId, copy, copies, reason, pdf, by, at }: Print,
): Promise<string> {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  await db.query(
    `insert into extract_print (case_id, copy, copies, reason, sha256, printed_by, printed_by_name, printed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [caseId, copy, copies, reason, sha256, by.subject, by.name, at],
  );
  return sha256;
}

export async function wasPrinted(db: Sql, caseId: string, copy: number): Promise<boolean> {
  const found = await rows(db, 'select 1 from extract_print where case_id = $1 and copy = $2 limit 1', [
    caseId,
    copy,
  ]);
  return found.length > 0;
}

/** The newest thousand, newest first. */
export async function printsOf(db: Sql, caseId: string): Promise<PrintLine[]> {
  const found = await rows<Omit<PrintLine, 'printedAt'> & { printedAt: Date }>(
    db,
    `select copy, copies as "of", reason, printed_by_name as "printedBy", printed_at as "printedAt", sha256
     from extract_print where case_id = $1 order by id desc limit 1000`,
    [caseId],
  );
  return found.map((line) => ({ ...line, printedAt: line.printedAt.toISOString() }));
}
