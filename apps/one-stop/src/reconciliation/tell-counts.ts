import { DifferencesCounted } from '@lien-thong/contracts';
import { say, type Work } from '@lien-thong/messaging';
import { randomUUID } from 'node:crypto';
import { openDifferences } from './differences';

/** One at a time changes differences and counts them, so that of two counts the later one knows more. */
export const holdDifferences = ({ db }: Work): Promise<unknown> =>
  db.query(`select pg_advisory_xact_lock(hashtext('differences'))`);

/** Tells the province how many differences are open in these communes now. */
export async function tellCounts({ db, send }: Work, communes: string[], countedAt: string): Promise<void> {
  if (!communes.length) return;
  const open = new Map((await openDifferences(db, communes)).map(({ commune, kinds }) => [commune, kinds]));
  send(
    communes.map((commune) =>
      say(DifferencesCounted, randomUUID(), { commune, kinds: open.get(commune) ?? [], countedAt }),
    ),
  );
}
