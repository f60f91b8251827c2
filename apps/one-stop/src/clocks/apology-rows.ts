import type { ApologyCause, Step } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';

/** Phiếu xin lỗi as its table keeps it. */
export interface ApologyRow {
  ordinal: number;
  version: number;
  state: 'draft' | 'signed';
  cause: ApologyCause;
  steps: Step[];
  reason: string;
  formerly: string;
  newDay: string;
  draftedAt: Date;
  editedBy: string | null;
  signedBy: string | null;
  signatory: string | null;
  title: string | null;
  signedAt: Date | null;
}

/** The slips of a case, the newest first. */
export const apologiesOf = (db: Sql, caseId: string): Promise<ApologyRow[]> =>
  rows<ApologyRow>(
    db,
    `select ordinal, version, state, cause, steps, reason, formerly_promised_on::text as formerly, new_day::text as "newDay",
       drafted_at as "draftedAt", edited_by as "editedBy", signed_by as "signedBy", signatory, title, signed_at as "signedAt"
     from apology where case_id = $1 order by ordinal desc`,
    [caseId],
  );

/** Keeps a slip as it is now; what was signed is never changed. */
export async function saveApology(db: Sql, caseId: string, slip: ApologyRow): Promise<void> {
  await db.query(
    `insert into apology as a (case_id, ordinal, version, state, cause, steps, reason, formerly_promised_on, new_day, drafted_at,
                               edited_by, signed_by, signatory, title, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (case_id, ordinal) do update set version = excluded.version, state = excluded.state, reason = excluded.reason,
       new_day = excluded.new_day, edited_by = excluded.edited_by, signed_by = excluded.signed_by,
       signatory = excluded.signatory, title = excluded.title, signed_at = excluded.signed_at
     where a.state = 'draft'`,
    [
      caseId,
      slip.ordinal,
      slip.version,
      slip.state,
      slip.cause,
      slip.steps,
      slip.reason,
      slip.formerly,
      slip.newDay,
      slip.draftedAt,
      slip.editedBy,
      slip.signedBy,
      slip.signatory,
      slip.title,
      slip.signedAt,
    ],
  );
}

export interface ApologyActRow {
  ordinal: number;
  act: 'draft' | 'edit' | 'sign';
  actorName: string;
  newDay: string;
  at: Date;
}

export async function keepApologyAct(
  db: Sql,
  caseId: string,
  { ordinal, act, actorName, newDay, at }: ApologyActRow,
  actor: string,
): Promise<void> {
  await db.query(
    `insert into apology_act (case_id, ordinal, act, actor, actor_name, new_day, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [caseId, ordinal, act, actor, actorName, newDay, at],
  );
}

/** What was done to the slips of a case, the newest last. */
export const apologyActsOf = (db: Sql, caseId: string, most: number): Promise<ApologyActRow[]> =>
  rows<ApologyActRow>(
    db,
    `select ordinal, act, actor_name as "actorName", new_day::text as "newDay", at from (
       select * from apology_act where case_id = $1 order by id desc limit $2) newest order by id`,
    [caseId, most],
  );
