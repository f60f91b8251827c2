import type { DecidingOffice, OpinionOf, Proposal, WorkState } from '@lien-thong/contracts';
import type { Pause } from '@lien-thong/law';
import type { Received } from '@lien-thong/messaging';
import { rowPlace, type DataKey } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';

/** An item as its row keeps it. */
export interface WorkItem {
  caseId: string;
  task: string;
  /** Whose desk it lies on, and where that office sits. */
  office: DecidingOffice;
  seat: string;
  /** Of the case. */
  commune: string;
  attempt: number;
  version: number;
  state: WorkState;
  /** Sealed JSON of the command. */
  command: string;
  proposal: OpinionOf;
  opinion: OpinionOf | null;
  /** The subject of the officer whose opinion it is. */
  preparedBy: string | null;
  holder: string | null;
  holderName: string | null;
  lawVersion: string;
  openedAt: Date;
  pauses: Pause[];
  dueOn: string;
  nearDueFrom: string;
}

const COLUMNS = `case_id as "caseId", task, office, seat, commune, attempt, version, state, command, proposal, opinion,
  prepared_by as "preparedBy", holder, holder_name as "holderName", law_version as "lawVersion", opened_at as "openedAt",
  pauses, due_on::text as "dueOn", near_due_from::text as "nearDueFrom"`;

const place = (task: string) => rowPlace('work_item.command', task);

export const sealedCommand = (task: string, command: Received, key: DataKey): string =>
  key.sealJson(place(task), command);

/** null once the case was erased. */
export const openedCommand = <C extends object>(item: WorkItem, key?: DataKey): Received<C> | null =>
  key?.openJson<Received<C>>(place(item.task), item.command) ?? null;

/** How often the family has been asked for papers, as the command that came last says; undefined: not yet. */
export const requestsSoFar = (command: object): number | undefined =>
  (command as { requestsSoFar?: number }).requestsSoFar;

/** One item, held until the transaction ends. */
export async function holdItem(db: Sql, task: string, caseId: string): Promise<WorkItem | undefined> {
  const [item] = await rows<WorkItem>(
    db,
    `select ${COLUMNS} from work_item where task = $1 and case_id = $2 for update`,
    [task, caseId],
  );
  return item;
}

export async function findItem(db: Sql, task: string, caseId: string): Promise<WorkItem | undefined> {
  const [item] = await rows<WorkItem>(
    db,
    `select ${COLUMNS} from work_item where task = $1 and case_id = $2`,
    [task, caseId],
  );
  return item;
}

/** What of these cases lies on the desk, held in a fixed order. */
export const holdItems = (db: Sql, task: string, caseIds: readonly string[]): Promise<WorkItem[]> =>
  rows<WorkItem>(
    db,
    `select ${COLUMNS} from work_item where task = $1 and case_id = any($2::uuid[]) order by case_id for update`,
    [task, caseIds],
  );

/** An act, for good. */
export interface Act {
  caseId: string;
  task: string;
  act: 'open' | 'take' | 'give-back' | 'take-over' | 'send-on' | 'prepare' | 'send-back' | 'sign' | 'stop';
  actor: string;
  actorName: string;
  at: Date;
  opinion?: Proposal | null;
  why?: string | null;
}

export async function keepActs(db: Sql, acts: readonly Act[]): Promise<void> {
  if (!acts.length) return;
  await db.query(
    `insert into work_act (case_id, task, act, actor, actor_name, at, opinion, why)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::jsonb[], $8::text[])`,
    [
      acts.map((a) => a.caseId),
      acts.map((a) => a.task),
      acts.map((a) => a.act),
      acts.map((a) => a.actor),
      acts.map((a) => a.actorName),
      acts.map((a) => a.at.toISOString()),
      acts.map((a) => (a.opinion ? JSON.stringify(a.opinion) : null)),
      acts.map((a) => a.why ?? null),
    ],
  );
}

/** What was done to an item, oldest first. */
export const actsOf = (db: Sql, { task, caseId }: WorkItem, most: number): Promise<Act[]> =>
  rows<Act>(
    db,
    `select case_id as "caseId", task, act, actor, actor_name as "actorName", at, opinion, why
     from work_act where task = $1 and case_id = $2 order by id limit $3`,
    [task, caseId, most],
  );

/** Writes an item back as it is now: one version on. */
export async function saveItem(db: Sql, item: WorkItem): Promise<WorkItem> {
  const saved = { ...item, version: item.version + 1 };
  await db.query(
    `update work_item set version = $3, state = $4, opinion = $5::jsonb, prepared_by = $6, holder = $7, holder_name = $8,
       pauses = $9::jsonb, office = $10, seat = $11
     where task = $1 and case_id = $2`,
    [
      saved.task,
      saved.caseId,
      saved.version,
      saved.state,
      saved.opinion && JSON.stringify(saved.opinion),
      saved.preparedBy,
      saved.holder,
      saved.holderName,
      JSON.stringify(saved.pauses),
      saved.office,
      saved.seat,
    ],
  );
  return saved;
}
