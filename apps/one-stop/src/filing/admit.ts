import type { Filed, SimilarCase } from '@lien-thong/contracts';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { openedId } from '../linked-case/sealed-case';
import type { Filing, FilingResult } from './filing';
import { mayBeSame } from './likeness';

export interface Admission {
  admitted: Filing[];
  losers: Filing[];
  /** Cases of persons like an admitted one's: a question for the officer who looks at it. */
  similar: Map<Filing, SimilarCase[]>;
}

/**
 * Decides which filings become cases. Unique rows decide the races: of two declarations of one person that arrive in
 * the same instant, one wins; of two requests with one key, one creates.
 */
export async function admit(db: Sql, privacy: Privacy, filings: readonly Filing[]): Promise<Admission> {
  await queueUnidentified(db, filings);
  const similar = await similarOf(db, privacy, filings);
  const asked = filings.filter(
    (f) => f.declaration.channel === 'desk' && similar.has(f) && !f.declaration.notSamePersonBecause,
  );
  const candidates = filings.filter((f) => !asked.includes(f));
  const claimed = await claimPersons(db, candidates);
  const keyed = await keepKeys(
    db,
    candidates.filter((f) => !f.person || claimed.has(f.caseId)),
  );
  const admitted = candidates.filter((f) => keyed.has(f.caseId));
  const losers = filings.filter((f) => !keyed.has(f.caseId));
  await giveBack(
    db,
    losers.filter((f) => claimed.has(f.caseId)),
  );
  return { admitted, losers, similar };
}

/** Who has no id has no unique row to race for: their look-alikes elsewhere wait until this one is written. */
async function queueUnidentified(db: Sql, filings: readonly Filing[]): Promise<void> {
  const unidentified = filings.filter((f) => !f.person).map((f) => f.likeness);
  if (unidentified.length)
    await db.query('select pg_advisory_xact_lock(hashtext(l)) from unnest($1::text[]) as l', [
      unidentified.sort(),
    ]);
}

async function similarOf(
  db: Sql,
  privacy: Privacy,
  filings: readonly Filing[],
): Promise<Map<Filing, SimilarCase[]>> {
  const found = await rows<SimilarCase & { likeness: string; personalId: string | null }>(
    db,
    `select case_id as "caseId", dossier_code as "dossierCode", deceased_name as "deceasedName", likeness, personal_id as "personalId"
     from linked_case where likeness = any($1) and status not in (3, 7, 8)`,
    [filings.map((f) => f.likeness)],
  );
  const result = new Map<Filing, SimilarCase[]>();
  if (!found.length) return result;
  const keyOf = await privacy.opening(
    db,
    found.map(({ caseId }) => caseId),
  );
  const opened = found.map((f) => ({ ...f, personalId: openedId(f.personalId, keyOf(f.caseId)!) }));
  const byLikeness = Map.groupBy(opened, (f) => f.likeness);
  for (const filing of filings) {
    const like = (byLikeness.get(filing.likeness) ?? []).filter((f) =>
      mayBeSame(f.personalId, filing.declaration.deceased.personalId),
    );
    if (like.length)
      result.set(
        filing,
        like.map(({ caseId, dossierCode, deceasedName }) => ({
          caseId,
          deceasedName,
          ...(dossierCode ? { dossierCode } : {}),
        })),
      );
  }
  return result;
}

const ids = (found: { id: string }[]) => new Set(found.map(({ id }) => id));

async function claimPersons(db: Sql, filings: readonly Filing[]): Promise<Set<string>> {
  const persons = filings
    .flatMap(({ person, caseId }) => (person ? [{ person, caseId }] : []))
    .sort((a, b) => a.person.compare(b.person));
  return ids(
    await rows(
      db,
      `insert into declared_person (person, case_id) select * from unnest($1::bytea[], $2::uuid[])
       on conflict do nothing returning case_id as id`,
      [persons.map((f) => f.person), persons.map((f) => f.caseId)],
    ),
  );
}

async function keepKeys(db: Sql, filings: readonly Filing[]): Promise<Set<string>> {
  const sorted = filings.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return ids(
    await rows(
      db,
      `insert into idempotent_request (key, body_sha256, case_id) select * from unnest($1::text[], $2::bytea[], $3::uuid[])
       on conflict do nothing returning case_id as id`,
      [sorted.map((f) => f.key), sorted.map((f) => f.bodySha256), sorted.map((f) => f.caseId)],
    ),
  );
}

async function giveBack(db: Sql, filings: readonly Filing[]): Promise<void> {
  if (filings.length)
    await db.query('delete from declared_person where case_id = any($1::uuid[])', [
      filings.map((f) => f.caseId),
    ]);
}

interface Earlier {
  key: string | null;
  bodySha256: Buffer | null;
  person: Buffer | null;
  caseId: string;
  channel: string;
  dossierCode: string | null;
  receivedAt: Date | null;
  promisedOn: string | null;
}

/**
 * Why each loser lost, once the winners' cases are written: its request came before, its key was used for another, its person is
 * declared, or is like one.
 */
export async function explain(
  db: Sql,
  losers: readonly Filing[],
  similar: ReadonlyMap<Filing, SimilarCase[]>,
): Promise<Map<Filing, FilingResult>> {
  if (!losers.length) return new Map();
  const earlier = await rows<Earlier>(
    db,
    `select r.key, r.body_sha256 as "bodySha256", p.person, c.case_id as "caseId", c.channel,
            c.dossier_code as "dossierCode", c.received_at as "receivedAt", c.promised_on::text as "promisedOn"
     from linked_case c
     left join idempotent_request r on r.case_id = c.case_id and r.key = any($1)
     left join declared_person p on p.case_id = c.case_id and p.person = any($2)
     where c.case_id in (select case_id from idempotent_request where key = any($1)
                         union select case_id from declared_person where person = any($2))`,
    [losers.map((f) => f.key), losers.flatMap((f) => f.person ?? [])],
  );
  return new Map(losers.map((filing) => [filing, reasonOf(filing, earlier, similar.get(filing))]));
}

function reasonOf(
  filing: Filing,
  earlier: readonly Earlier[],
  similar: SimilarCase[] | undefined,
): FilingResult {
  const sameKey = earlier.find((e) => e.key === filing.key);
  if (sameKey)
    return sameKey.bodySha256?.equals(filing.bodySha256)
      ? { what: 'filed', filed: filedAtFirst(sameKey), again: true }
      : { what: 'key-reused' };
  const samePerson = earlier.find(({ person }) => person && filing.person?.equals(person));
  if (samePerson || !similar)
    return { what: 'already-declared', dossierCode: samePerson?.dossierCode ?? null };
  return { what: 'similar-declared', similar };
}

/** The reply as it was given: a desk filing was received at once, any other was new. */
const filedAtFirst = ({ caseId, channel, dossierCode, receivedAt, promisedOn }: Earlier): Filed =>
  channel === 'desk'
    ? {
        caseId,
        status: 'received',
        dossierCode: dossierCode!,
        receivedAt: receivedAt!.toISOString(),
        promisedOn: promisedOn!,
      }
    : { caseId, status: 'new' };
