import type { BenefitCategory, Channel, Procedure } from '@lien-thong/contracts';
import { recomputed, type Law, type MovedDeadline } from '@lien-thong/law';
import { scopeOf } from '../filing/receive';
import { rows, type Sql } from '@lien-thong/service';

/** Cases looked at in one go: the service answers others in between. */
const PAGE = 200;

interface OpenCase {
  caseId: string;
  procedures: Procedure[];
  channel: Channel;
  commune: string;
  receivedAt: Date;
  promisedOn: string;
  claimed: BenefitCategory[] | null;
}

/** A case whose promised day moves, with the benefits claimed in it: each has a limit of its own. */
export type MovedCase = MovedDeadline & { claimed?: BenefitCategory[] };

const OPEN = `
  select c.case_id as "caseId", c.procedures, c.channel, c.commune, c.received_at as "receivedAt", c.promised_on::text as "promisedOn",
         d.form -> 'benefit' -> 'categories' as claimed
  from linked_case c join declaration d using (case_id)
  where c.received_at is not null and c.ended_at is null and c.case_id > $1::uuid
  order by c.case_id limit ${PAGE}`;

/** Page by page, the open cases of which the promised day is another under `after` than it was under `before`. */
export async function* movedDeadlines(
  db: Sql,
  before: Law,
  after: Law,
): AsyncGenerator<{ looked: number; moved: MovedCase[] }> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await rows<OpenCase>(db, OPEN, [last]);
    if (!page.length) return;
    const open = page.map(({ caseId, procedures, channel, commune, receivedAt, promisedOn, claimed }) => ({
      id: caseId,
      promisedOn,
      question: {
        procedures,
        channel,
        receivedAt: receivedAt.toISOString(),
        category: claimed ?? undefined,
        scope: scopeOf(commune),
      },
    }));
    const claims = new Map(page.map(({ caseId, claimed }) => [caseId, claimed ?? undefined]));
    const moved = recomputed(before, after, open).map((one) => ({ ...one, claimed: claims.get(one.id) }));
    yield { looked: page.length, moved };
    last = page.at(-1)!.caseId;
  }
}
