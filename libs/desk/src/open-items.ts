import { SYSTEM } from '@lien-thong/audit';
import type { Opinion } from '@lien-thong/contracts';
import type { Law, Pause } from '@lien-thong/law';
import type { Received, Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { dayOf, rows, type Sql } from '@lien-thong/service';
import type { Rules } from './office-rules';
import type { Task } from './task';
import { holdItems, keepActs, sealedCommand, type WorkItem } from './work-item';

/** What the rule says of a command that waits for an officer. */
export interface Proposed<C extends object> {
  command: Received<C & { attempt: number }>;
  proposal: Opinion;
}

/** The family answered: the clock goes on. */
const resumed = (pauses: readonly Pause[], on: string): Pause[] =>
  pauses.map((pause) => (pause.until === undefined ? { ...pause, until: on } : pause));

/**
 * Which of these commands go to officers: those of an office that decides so, and what lies on a desk already, whatever
 * the office has set since: an item that officers began is theirs to end.
 */
export async function forOfficers<C extends object>(
  db: Sql,
  task: Task<C>,
  commands: readonly Received<C & { attempt: number }>[],
  rulesOf: (commune: string) => Rules,
): Promise<(command: Received<C & { attempt: number }>) => boolean> {
  const again = commands.filter(({ data }) => data.attempt > 1).map(({ caseId }) => caseId);
  const lying = again.length
    ? await rows<{ caseId: string }>(
        db,
        `select case_id as "caseId" from work_item where task = $1 and case_id = any($2::uuid[])`,
        [task.name, again],
      )
    : [];
  const begun = new Set(lying.map(({ caseId }) => caseId));
  return ({ caseId, data }) => begun.has(caseId) || rulesOf(task.communeOf(data)).decidesBy === 'signed';
}

const KEEP = `
  insert into work_item (task, case_id, seat, attempt, state, command, proposal, law_version, opened_at, pauses, due_on, near_due_from)
  select $1, n.case_id, seat, attempt, 'open', command, proposal, $2, $3::timestamptz, pauses, due_on, near_due_from
  from unnest($4::uuid[], $5::text[], $6::int[], $7::text[], $8::jsonb[], $9::jsonb[], $10::date[], $11::date[])
    as n(case_id, seat, attempt, command, proposal, pauses, due_on, near_due_from)
  order by n.case_id
  on conflict (task, case_id) do update set attempt = excluded.attempt, version = work_item.version + 1, state = 'open',
    command = excluded.command, proposal = excluded.proposal, opinion = null, prepared_by = null,
    law_version = excluded.law_version, pauses = excluded.pauses, due_on = excluded.due_on, near_due_from = excluded.near_due_from`;

/**
 * Lays commands on the desk. One that came before, with the same or a later attempt, changes nothing; one that comes
 * again with what the family added stays with whom it was, and its clock goes on.
 */
export async function openItems<C extends object>(
  { db, law }: Work<Law>,
  privacy: Privacy,
  task: Task<C>,
  proposed: readonly Proposed<C>[],
  at: Date,
): Promise<void> {
  if (!proposed.length) return;
  const caseIds = proposed.map(({ command }) => command.caseId);
  const lying = new Map((await holdItems(db, task.name, caseIds)).map((item) => [item.caseId, item]));
  const fresh = proposed.filter(({ command }) => isNewer(command.data.attempt, lying.get(command.caseId)));
  if (!fresh.length) return;
  const keyOf = await privacy.sealing(db, caseIds);
  const items = fresh.map(({ command, proposal }) => {
    const pauses = resumed(lying.get(command.caseId)?.pauses ?? [], dayOf(at));
    const { dueOn, nearDueFrom } = task.limitOf(law, command.data, pauses);
    return {
      command,
      proposal: { ...proposal, by: SYSTEM.name, at: at.toISOString() },
      pauses,
      dueOn,
      nearDueFrom,
    };
  });
  await db.query(KEEP, [
    task.name,
    law.version,
    at.toISOString(),
    items.map(({ command }) => command.caseId),
    items.map(({ command }) => task.communeOf(command.data)),
    items.map(({ command }) => command.data.attempt),
    items.map(({ command }) => sealedCommand(task.name, command, keyOf(command.caseId))),
    items.map(({ proposal }) => JSON.stringify(proposal)),
    items.map(({ pauses }) => JSON.stringify(pauses)),
    items.map(({ dueOn }) => dueOn),
    items.map(({ nearDueFrom }) => nearDueFrom),
  ]);
  await keepActs(
    db,
    fresh.map(({ command: { caseId }, proposal }) => ({
      caseId,
      task: task.name,
      act: 'open',
      actor: SYSTEM.subject,
      actorName: SYSTEM.name,
      at,
      opinion: proposal,
    })),
  );
}

const isNewer = (attempt: number, lying: WorkItem | undefined): boolean => !lying || attempt > lying.attempt;
