import { SYSTEM } from '@lien-thong/audit';
import { rows, type Sql } from '@lien-thong/service';
import { keepActs } from './work-item';

/** What is not to be decided any more, and why. */
export interface StopOrder {
  caseId: string;
  attempt: number;
  why: string;
}

/**
 * Cases of `$cases` whose command is not to be acted on when it comes: a part of an office's own look-up, so that it
 * costs no query of its own.
 */
export const stoppedCases = (task: string, cases: string): string =>
  `select case_id from stopped_task where task = '${task}' and case_id = any(${cases}::uuid[])`;

/**
 * Dừng giải quyết: what lies on the desk is taken off it; what has not come yet will not be acted on when it comes.
 * The caller leaves out what the office has decided.
 */
export async function stopTasks(
  db: Sql,
  task: string,
  orders: readonly StopOrder[],
  at: Date,
): Promise<void> {
  if (!orders.length) return;
  await db.query(
    `insert into stopped_task (task, case_id, attempt, stopped_at)
     select $1, case_id, attempt, $4::timestamptz from unnest($2::uuid[], $3::int[]) as n(case_id, attempt) order by case_id
     on conflict (task, case_id) do update set attempt = greatest(stopped_task.attempt, excluded.attempt)`,
    [task, orders.map(({ caseId }) => caseId), orders.map(({ attempt }) => attempt), at.toISOString()],
  );
  const lying = await rows<{ caseId: string }>(
    db,
    `update work_item set state = 'stopped', version = version + 1
     where task = $1 and case_id = any($2::uuid[]) and state not in ('decided', 'stopped')
     returning case_id as "caseId"`,
    [task, orders.map(({ caseId }) => caseId)],
  );
  const whyOf = new Map(orders.map(({ caseId, why }) => [caseId, why]));
  await keepActs(
    db,
    lying.map(({ caseId }) => ({
      caseId,
      task,
      act: 'stop',
      actor: SYSTEM.subject,
      actorName: SYSTEM.name,
      at,
      why: whyOf.get(caseId),
    })),
  );
}
