import { DraftExtractReady, type Declaration, type DraftState, type Step } from '@lien-thong/contracts';
import { say, type Saying, type Work } from '@lien-thong/messaging';
import { rows, type Sql } from '@lien-thong/service';
import { ofReceivedCase } from '../linked-case/case-messages';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { append, entry } from '../timeline/timeline';

export interface Draft {
  state: DraftState;
  round: number;
  confirmBy: Date;
  corrections: string | null;
  /** The declaration, sealed. */
  form: Declaration;
}

/** The draft of a case with what it is made of. */
export async function findDraft(db: Sql, caseId: string, lock = false): Promise<Draft | undefined> {
  const [draft] = await rows<Draft>(
    db,
    `select e.state, e.round, e.confirm_by as "confirmBy", e.corrections, d.form
     from draft_extract e join declaration d using (case_id) where e.case_id = $1 ${lock ? 'for update of e' : ''}`,
    [caseId],
  );
  return draft;
}

/** The steps that wait for the family's word on the draft. */
export async function heldByDraft(db: Sql, caseId: string): Promise<Step[]> {
  const open = await rows(
    db,
    `select 1 from draft_extract where case_id = $1 and state in ('waiting', 'to-correct')`,
    [caseId],
  );
  return open.length ? ['register-death'] : [];
}

const ready = (c: LinkedCase, confirmBy: Date): Saying =>
  say(
    DraftExtractReady,
    c.caseId,
    { ...ofReceivedCase(c), confirmBy: confirmBy.toISOString() },
    undefined,
    c.version,
  );

/** Lays a draft before the family; with the second of a case the first is gone. */
export async function layDraft(
  { db, send }: Pick<Work, 'db' | 'send'>,
  c: LinkedCase,
  confirmBy: Date,
  at: string,
): Promise<void> {
  await db.query(
    `insert into draft_extract as e (case_id, state, round, confirm_by) values ($1, 'waiting', 1, $2)
     on conflict (case_id) do update set state = 'waiting', round = e.round + 1, confirm_by = excluded.confirm_by,
       answered_at = null`,
    [c.caseId, confirmBy],
  );
  await append(db, [
    entry(
      c.caseId,
      at,
      'draft-extract',
      'one-stop',
      'Gửi gia đình bản nháp trích lục để xác nhận; không trả lời trong thời hạn là đồng ý.',
      'register-death',
    ),
  ]);
  send(ready(c, confirmBy));
}

/** Takes drafts whose time to answer has run out, each by one instance alone. @returns their cases */
export async function takeSilent(db: Sql, now: Date, most: number): Promise<string[]> {
  const silent = await rows<{ caseId: string }>(
    db,
    `update draft_extract e set state = 'silent', answered_at = $1
     from (select case_id from draft_extract where state = 'waiting' and confirm_by <= $1
           order by confirm_by limit $2 for update skip locked) due
     where e.case_id = due.case_id returning e.case_id as "caseId"`,
    [now, most],
  );
  return silent.map(({ caseId }) => caseId);
}
