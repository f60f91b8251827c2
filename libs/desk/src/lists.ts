import type { Reach } from '@lien-thong/access';
import { WORK_LISTS, type WorkListName } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { WorkItem } from './work-item';

/** Whose lists, and on which day. */
export interface Looking {
  task: string;
  reach: Reach;
  subject: string;
  today: string;
}

/** What stands in each list. Lists and counts ask the same, so that they cannot differ. `$3` is the asker, `$4` today. */
const STANDS_IN: Record<WorkListName, string> = {
  mine: `state = 'open' and holder = $3`,
  unassigned: `state = 'open' and holder is null`,
  'held-by-others': `state = 'open' and holder <> $3`,
  'to-sign': `state = 'to-sign'`,
  'near-due': `state in ('open', 'to-sign') and near_due_from <= $4::date and due_on >= $4::date`,
  overdue: `state in ('open', 'to-sign') and due_on < $4::date`,
  asking: `state = 'asking'`,
};

/** `$3` and `$4` are always there, whichever list asks for them. */
const WAITING = `task = $1 and state <> 'decided' and state <> 'stopped' and ($2::text[] is null or seat = any($2))
  and $3::text is not null and $4::date is not null`;

const about = ({ task, reach, subject, today }: Looking) => [task, reach.communes, subject, today];

/** A page's place: the last item's day and case. */
export interface Place {
  dueOn: string;
  caseId: string;
}

/** A list by time left, the most urgent first. */
export const listed = (
  db: Sql,
  list: WorkListName,
  looking: Looking,
  { after, most }: { after?: Place; most: number },
): Promise<WorkItem[]> =>
  rows<WorkItem>(
    db,
    `select case_id as "caseId", task, seat, state, command, proposal, holder, holder_name as "holderName",
       opened_at as "openedAt", due_on::text as "dueOn", near_due_from::text as "nearDueFrom"
     from work_item
     where ${WAITING} and (${STANDS_IN[list]}) and ($5::date is null or (due_on, case_id) > ($5, $6::uuid))
     order by due_on, case_id limit $7`,
    [...about(looking), after?.dueOn ?? null, after?.caseId ?? null, most],
  );

/** How many stand in each. */
export async function counted(db: Sql, looking: Looking): Promise<Record<WorkListName, number>> {
  const sums = WORK_LISTS.map((list) => `count(*) filter (where ${STANDS_IN[list]})::int as "${list}"`);
  const [found] = await rows<Record<WorkListName, number>>(
    db,
    `select ${sums.join(', ')} from work_item where ${WAITING}`,
    about(looking),
  );
  return found!;
}
