import type { PostingChanged, PostingTerms, Role } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';

/** A posting as it holds now. */
export interface KnownPosting extends PostingTerms {
  postingId: string;
  version: number;
  endedAt?: string;
  changedBy: string;
  reason: string;
  changedAt: string;
}

interface Row {
  postingId: string;
  version: number;
  terms: PostingTerms;
  endedAt: Date | null;
  changedBy: string;
  reason: string;
  changedAt: Date;
}

const COLUMNS = `posting_id as "postingId", version, terms, ended_at as "endedAt", changed_by as "changedBy", reason,
  changed_at as "changedAt"`;

const postingOf = ({ terms, endedAt, changedAt, ...rest }: Row): KnownPosting => ({
  ...terms,
  ...rest,
  ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
  changedAt: changedAt.toISOString(),
});

/** Keeps versions of postings; one that is here already stays as it is. */
export async function keepPostings(
  db: Sql,
  changes: readonly { postingId: string; change: PostingChanged }[],
): Promise<void> {
  const termsOf = ({
    version: _v,
    endedAt: _e,
    changedBy: _b,
    reason: _r,
    changedAt: _a,
    ...terms
  }: PostingChanged) => terms;
  await db.query(
    `insert into posting (posting_id, version, subject, name, role, unit_kind, unit_code, valid_from, valid_until, ended_at,
                          terms, changed_by, reason, changed_at)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[],
                          $10::timestamptz[], $11::jsonb[], $12::text[], $13::text[], $14::timestamptz[])
     on conflict do nothing`,
    [
      changes.map(({ postingId }) => postingId),
      changes.map(({ change }) => change.version),
      changes.map(({ change }) => change.subject),
      changes.map(({ change }) => change.name),
      changes.map(({ change }) => change.role),
      changes.map(({ change }) => change.unit.kind),
      changes.map(({ change }) => change.unit.code ?? null),
      changes.map(({ change }) => change.from),
      changes.map(({ change }) => change.until ?? null),
      changes.map(({ change }) => change.endedAt ?? null),
      changes.map(({ change }) => JSON.stringify(termsOf(change))),
      changes.map(({ change }) => change.changedBy),
      changes.map(({ change }) => change.reason),
      changes.map(({ change }) => change.changedAt),
    ],
  );
}

/** What a person or program may act as on a day. */
export async function postingsOf(db: Sql, subject: string, on: string): Promise<KnownPosting[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from posting p
     where subject = $1 and valid_from <= $2 and (valid_until is null or valid_until >= $2) and ended_at is null
       and version = (select max(version) from posting l where l.posting_id = p.posting_id)`,
    [subject, on],
  );
  return found.map(postingOf);
}

/** The newest version of each posting of the units, by name; `after` is the last id seen. */
export async function postingsIn(
  db: Sql,
  units: readonly string[] | null,
  after: string,
  most: number,
): Promise<KnownPosting[]> {
  const found = await rows<Row>(
    db,
    `select distinct on (posting_id) ${COLUMNS} from posting
     where posting_id > $2 and ($1::text[] is null or unit_code = any($1)) order by posting_id, version desc limit $3`,
    [units, after, most],
  );
  return found.map(postingOf);
}

/** The newest version of one posting, held until the transaction ends. */
export async function holdPosting(db: Sql, postingId: string): Promise<KnownPosting | undefined> {
  const [found] = await rows<Row>(
    db,
    `select ${COLUMNS} from posting where posting_id = $1 order by version desc limit 1 for update`,
    [postingId],
  );
  return found && postingOf(found);
}

/** Every version of one posting, oldest first. */
export async function historyOf(db: Sql, postingId: string): Promise<KnownPosting[]> {
  const found = await rows<Row>(db, `select ${COLUMNS} from posting where posting_id = $1 order by version`, [
    postingId,
  ]);
  return found.map(postingOf);
}

/** Who may act as one of these roles on a day and has a work e-mail, whatever the unit; by name. */
export async function reachableByMail(
  db: Sql,
  roles: readonly Role[],
  on: string,
): Promise<(KnownPosting & { workEmail: string })[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from posting p
     where role = any($1) and valid_from <= $2 and (valid_until is null or valid_until >= $2) and ended_at is null
       and terms ? 'workEmail' and version = (select max(version) from posting l where l.posting_id = p.posting_id)
     order by name, posting_id`,
    [roles, on],
  );
  return found.map((row) => postingOf(row) as KnownPosting & { workEmail: string });
}

/** The work e-mails of these people on a day, by their subject; of several postings the first that has one. */
export async function workEmailsOf(
  db: Sql,
  subjects: readonly string[],
  on: string,
): Promise<Map<string, { name: string; workEmail: string }>> {
  const found = await rows<{ subject: string; name: string; workEmail: string }>(
    db,
    `select distinct on (subject) subject, name, terms ->> 'workEmail' as "workEmail" from posting p
     where subject = any($1) and valid_from <= $2 and (valid_until is null or valid_until >= $2) and ended_at is null
       and terms ? 'workEmail' and version = (select max(version) from posting l where l.posting_id = p.posting_id)
     order by subject, posting_id`,
    [subjects, on],
  );
  return new Map(found.map(({ subject, ...reached }) => [subject, reached]));
}
