import type { Reach } from '@lien-thong/access';
import { WORK_LISTS, type DecidingOffice, type WorkListName } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { WorkItem } from './work-item';

/** Whose lists, and on which day. */
export interface Looking {
  task: string;
  /** How far the asker reaches as one of each office's people. */
  reaches: ReadonlyMap<DecidingOffice, Reach>;
  subject: string;
  today: string;
}

/** What stands in each list. Lists and counts ask the same, so that they cannot differ. `$2` is the asker, `$3` today. */
const STANDS_IN: Record<WorkListName, string> = {
  mine: `state = 'open' and holder = $2`,
  unassigned: `state = 'open' and holder is null`,
  'held-by-others': `state = 'open' and holder <> $2`,
  'to-sign': `state = 'to-sign'`,
  'near-due': `state in ('open', 'to-sign') and near_due_from <= $3::date and due_on >= $3::date`,
  overdue: `state in ('open', 'to-sign') and due_on < $3::date`,
  asking: `state = 'asking'`,
};

/** `$2` and `$3` are always there, whichever list asks for them; then come each office and the seats within reach. */
function waiting({ task, reaches, subject, today }: Looking): { where: string; given: unknown[] } {
  const given: unknown[] = [task, subject, today];
  const desks = [...reaches].map(([office, { seats }]) => {
    given.push(office, seats);
    const [at, seated] = [given.length - 1, given.length];
    return `office = $${at} and ($${seated}::text[] is null or seat = any($${seated}))`;
  });
  const where = `task = $1 and state <> 'decided' and state <> 'stopped' and (${desks.join(' or ')})
    and $2::text is not null and $3::date is not null`;
  return { where, given };
}

/** A page's place: the last item's day and case. */
export interface Place {
  dueOn: string;
  caseId: string;
}

/** A list by time left, the most urgent first. */
export function listed(
  db: Sql,
  list: WorkListName,
  looking: Looking,
  { after, most }: { after?: Place; most: number },
): Promise<WorkItem[]> {
  const { where, given } = waiting(looking);
  const [day, caseId, limit] = [given.length + 1, given.length + 2, given.length + 3];
  return rows<WorkItem>(
    db,
    `select case_id as "caseId", task, office, seat, commune, state, command, proposal, holder, holder_name as "holderName",
       opened_at as "openedAt", due_on::text as "dueOn", near_due_from::text as "nearDueFrom"
     from work_item
     where ${where} and (${STANDS_IN[list]}) and ($${day}::date is null or (due_on, case_id) > ($${day}, $${caseId}::uuid))
     order by due_on, case_id limit $${limit}`,
    [...given, after?.dueOn ?? null, after?.caseId ?? null, most],
  );
}

/** How many stand in each. */
export async function counted(db: Sql, looking: Looking): Promise<Record<WorkListName, number>> {
  const { where, given } = waiting(looking);
  const sums = WORK_LISTS.map((list) => `count(*) filter (where ${STANDS_IN[list]})::int as "${list}"`);
  const [found] = await rows<Record<WorkListName, number>>(
    db,
    `select ${sums.join(', ')} from work_item where ${where}`,
    given,
  );
  return found!;
}
