import type { BenefitCategory, Channel, Procedure, Step } from '@lien-thong/contracts';
import { recomputed, scopeOfCommune, type Law } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import { pausesOf } from '../clocks/pauses';
import { promised } from '../filing/receive';
import type { CaseState } from '../linked-case/case-state';

/** Cases looked at in one go: the service answers others in between. */
const PAGE = 200;

interface OpenCase {
  caseId: string;
  procedures: Procedure[];
  channel: Channel;
  commune: string;
  receivedAt: Date;
  promisedOn: string;
  promisedBy: string;
  steps: CaseState['steps'];
  claimed: BenefitCategory[] | null;
}

/** A case of which the promised day, or the day of a step alone, is another under a newer law. */
export interface MovedCase {
  id: string;
  from: string;
  /** The new promised day; absent where only steps move. */
  to?: string;
  why: string;
  /** The new days of the steps that are not over. */
  dueOn: Partial<Record<Step, string>>;
}

const OPEN = `
  select c.case_id as "caseId", c.procedures, c.channel, c.commune, c.received_at as "receivedAt",
         c.promised_on::text as "promisedOn", c.promised_by as "promisedBy", c.steps,
         d.form -> 'benefit' -> 'categories' as claimed
  from linked_case c join declaration d using (case_id)
  where c.received_at is not null and c.ended_at is null and c.promised_by <> $2 and c.case_id > $1::uuid
  order by c.case_id limit ${PAGE}`;

const ONLY_STEPS = 'Hạn của từng bước được tính lại theo quy định mới; ngày hẹn trả không đổi.';

/**
 * Page by page, the open cases that move under `after`. Each is compared with the version it was promised by, which
 * `lawOf` finds, so that nothing is lost if a version was followed only half when the next one came.
 */
export async function* movedDeadlines(
  db: Sql,
  after: Law,
  lawOf: Law | ((version: string) => Promise<Law>),
): AsyncGenerator<{ looked: number; moved: MovedCase[] }> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await rows<OpenCase>(db, OPEN, [last, after.version]);
    if (!page.length) return;
    const moved: MovedCase[] = [];
    for (const c of page) {
      const before = typeof lawOf === 'function' ? await lawOf(c.promisedBy) : lawOf;
      moved.push(...movedCase(before, after, c));
    }
    yield { looked: page.length, moved };
    last = page.at(-1)!.caseId;
  }
}

function movedCase(before: Law, after: Law, c: OpenCase): MovedCase[] {
  const { caseId: id, promisedOn, procedures, channel, commune, claimed, steps } = c;
  const receivedAt = c.receivedAt.toISOString();
  const benefit = claimed ? { categories: claimed } : undefined;
  const question = {
    procedures,
    channel,
    receivedAt,
    category: claimed ?? undefined,
    scope: scopeOfCommune(commune),
    pauses: pausesOf(steps),
  };
  const [day] = recomputed(before, after, [{ id, promisedOn, question }]);
  const { dueOn } = promised(
    after,
    { procedures, channel, commune, ...(benefit ? { benefit } : {}) },
    receivedAt,
    pausesOf(steps),
  );
  const open = (Object.keys(steps) as Step[]).filter((step) => !steps[step]!.answeredAt);
  const days = Object.fromEntries(open.map((step) => [step, dueOn(step)]));
  if (!day && open.every((step) => steps[step]!.dueOn === days[step])) return [];
  return [
    {
      id,
      from: promisedOn,
      ...(day ? { to: day.to } : {}),
      why: day?.why ?? ONLY_STEPS,
      dueOn: days,
    },
  ];
}
