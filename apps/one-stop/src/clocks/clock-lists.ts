import type { Reach } from '@lien-thong/access';
import { CLOCK_LISTS, type ClockLine, type ClockListName } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { statusOfNumber } from '../linked-case/linked-case.entity';

/** An office is at work on it: while all wait for the family nothing is late. */
const RUNNING = `jsonb_path_exists(c.steps, '$.* ? (@.state == "told")')`;

/** A slip lies ready for the day as it is promised now. */
const DRAFTED = `exists (select 1 from apology a
  where a.case_id = c.case_id and a.state = 'draft' and a.formerly_promised_on = c.promised_on)`;

/** Somebody was warned of a deadline that is still to come and still open. */
const NEAR_DUE = `exists (select 1 from clock_act a
  where a.case_id = c.case_id and a.act = 'near-due' and a.due_on >= $2::date
    and case when a.step = '' then a.due_on = c.promised_on
             else c.steps -> a.step ->> 'dueOn' = a.due_on::text and c.steps -> a.step ->> 'state' in ('told', 'waiting') end)`;

/** What stands in each list. Lists and counts ask the same, so that they cannot differ. `$2` is today. */
const STANDS_IN: Record<ClockListName, string> = {
  'near-due': `c.promised_on >= $2::date and ${NEAR_DUE}`,
  overdue: 'coalesce(c.first_promised_on, c.promised_on) < $2::date',
  'apology-draft': `c.promised_on >= $2::date and ${DRAFTED}`,
  'apology-due': `c.promised_on <= $2::date and ${DRAFTED}`,
  'late-without-apology': 'c.promised_on < $2::date',
};

const WATCHED = `c.ended_at is null and c.received_at is not null and ($1::text[] is null or c.commune = any($1)) and ${RUNNING}`;

export interface Looking {
  reach: Reach;
  today: string;
}

/** A page's place: the last case's promised day and id. */
export interface Place {
  promisedOn: string;
  caseId: string;
}

type Row = Omit<ClockLine, 'status' | 'firstPromisedOn'> & { status: number; firstPromisedOn: string | null };

/** A list by the promised day, the most urgent first. */
export async function listed(
  db: Sql,
  list: ClockListName,
  { reach, today }: Looking,
  { after, most }: { after?: Place; most: number },
): Promise<ClockLine[]> {
  const found = await rows<Row>(
    db,
    `select c.case_id as "caseId", c.dossier_code as "dossierCode", c.commune, c.channel, c.status,
       c.promised_on::text as "promisedOn", c.first_promised_on::text as "firstPromisedOn",
       array(select step from jsonb_each(c.steps) s(step, record) where record ->> 'state' = 'told') as steps
     from linked_case c
     where ${WATCHED} and ${STANDS_IN[list]} and ($3::date is null or (c.promised_on, c.case_id) > ($3, $4::uuid))
     order by c.promised_on, c.case_id limit $5`,
    [reach.communes, today, after?.promisedOn ?? null, after?.caseId ?? null, most],
  );
  return found.map(({ status, firstPromisedOn, ...line }) => ({
    ...line,
    status: statusOfNumber(status),
    ...(firstPromisedOn ? { firstPromisedOn } : {}),
  }));
}

/** How many stand in each. */
export async function counted(db: Sql, { reach, today }: Looking): Promise<Record<ClockListName, number>> {
  const sums = CLOCK_LISTS.map((list) => `count(*) filter (where ${STANDS_IN[list]})::int as "${list}"`);
  const [found] = await rows<Record<ClockListName, number>>(
    db,
    `select ${sums.join(', ')} from linked_case c where ${WATCHED} and $2::date is not null`,
    [reach.communes, today],
  );
  return found!;
}
