import { SYSTEM } from '@lien-thong/audit';
import type { Law, Pause } from '@lien-thong/law';
import type { Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { dayOf } from '@lien-thong/service';
import type { Decided, Task, Verdict } from './task';
import { holdItems, keepActs, sealedCommand, type WorkItem } from './work-item';

/** The family answered: the clock goes on. */
const resumed = (pauses: readonly Pause[], on: string): Pause[] =>
  pauses.map((pause) => (pause.until === undefined ? { ...pause, until: on } : pause));

const KEEP = `
  insert into work_item (task, case_id, office, seat, commune, attempt, state, command, proposal, law_version, opened_at, pauses,
    due_on, near_due_from)
  select $1, n.case_id, office, seat, commune, attempt, 'open', command, proposal, $2, $3::timestamptz, pauses, due_on, near_due_from
  from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::jsonb[], $11::jsonb[], $12::date[],
      $13::date[])
    as n(case_id, office, seat, commune, attempt, command, proposal, pauses, due_on, near_due_from)
  order by n.case_id
  on conflict (task, case_id) do update set attempt = excluded.attempt, version = work_item.version + 1, state = 'open',
    command = excluded.command, proposal = excluded.proposal, opinion = null, prepared_by = null,
    law_version = excluded.law_version, pauses = excluded.pauses, due_on = excluded.due_on, near_due_from = excluded.near_due_from`;

/**
 * Lays commands on the desk of the office that decides. One that came before, with the same or a later attempt, changes
 * nothing; one that comes again with what the family added stays where and with whom it was, and its clock goes on.
 */
export async function openItems<C extends object, D extends Verdict>(
  { db, law }: Work<Law>,
  privacy: Privacy,
  task: Task<C, D>,
  judged: readonly Decided<C & { attempt: number }, D>[],
  at: Date,
): Promise<void> {
  if (!judged.length) return;
  const caseIds = judged.map(({ command }) => command.caseId);
  const lying = new Map((await holdItems(db, task.name, caseIds)).map((item) => [item.caseId, item]));
  const fresh = judged.filter(({ command }) => isNewer(command.data.attempt, lying.get(command.caseId)));
  if (!fresh.length) return;
  const keyOf = await privacy.sealing(db, caseIds);
  const items = fresh.map(({ command, decision }) => {
    const pauses = resumed(lying.get(command.caseId)?.pauses ?? [], dayOf(at));
    const { dueOn, nearDueFrom } = task.limitOf(law, command.data, decision, pauses);
    return {
      command,
      office: task.officeOf(decision),
      commune: task.communeOf(command.data),
      proposal: { ...task.proposalOf(decision), by: SYSTEM.name, at: at.toISOString() },
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
    items.map(({ office }) => office),
    items.map(({ office, commune }) => task.seatOf(office, commune)),
    items.map(({ commune }) => commune),
    items.map(({ command }) => command.data.attempt),
    items.map(({ command }) => sealedCommand(task.name, command, keyOf(command.caseId))),
    items.map(({ proposal }) => JSON.stringify(proposal)),
    items.map(({ pauses }) => JSON.stringify(pauses)),
    items.map(({ dueOn }) => dueOn),
    items.map(({ nearDueFrom }) => nearDueFrom),
  ]);
  await keepActs(
    db,
    fresh.map(({ command: { caseId }, decision }) => ({
      caseId,
      task: task.name,
      act: 'open',
      actor: SYSTEM.subject,
      actorName: SYSTEM.name,
      at,
      opinion: task.proposalOf(decision),
    })),
  );
}

const isNewer = (attempt: number, lying: WorkItem | undefined): boolean => !lying || attempt > lying.attempt;
