import type { Declaration, Extract, Supplement } from '@lien-thong/contracts';
import { CASE_STATUSES } from '@lien-thong/contracts';
import type { Received, Saying, Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import { Any, type EntityManager } from 'typeorm';
import { firesAfter } from '../clocks/fires-after';
import type { Advance, Consequence } from '../procedures/advance';
import { wasAnnulled } from '../procedures/undo';
import { append, type NewEntry } from '../timeline/timeline';
import { tell } from './case-messages';
import { correctionNote } from './correction-orders';
import { entriesOf } from './consequence-entries';
import { announced } from './announcements';
import { payersOrder } from './payers-orders';
import { stopOrder, undoOrder } from './undo-orders';
import { stateOf, type LinkedCase as Case } from './linked-case.entity';
import { LinkedCase } from './linked-case.entity';
import type { CaseState } from './case-state';
import { openedAnswer, openedCase, openedForm, sealedExtract } from './sealed-case';

/** One case and what is to happen to it. */
export interface Change {
  caseId: string;
  at: string;
  cause?: Pick<Received, 'id' | 'traceparent'>;
  /** The pure rule; no advance means that nothing changes. */
  rule: (state: CaseState, linkedCase: Case) => Advance | undefined;
  /** What an office brought that later steps need. */
  extract?: Extract;
  entries?: NewEntry[];
}

type Applied = { linkedCase: Case; consequences: Consequence[]; change: Change };

/**
 * Lets cases go on: locks their rows, applies the rules, tells whom there is to tell, and writes it all down.
 * Every path that speaks for a case comes through here, so that what is said of a case is said in order.
 * @returns the cases as they are now, in the order of the changes; undefined where there is no such case
 */
export async function proceed(
  { db, send }: Work,
  privacy: Privacy,
  changes: readonly Change[],
): Promise<(Case | undefined)[]> {
  const cases = await lock(
    db,
    privacy,
    changes.map(({ caseId }) => caseId),
  );
  const applied = changes.flatMap((change) => {
    const linkedCase = cases.get(change.caseId);
    return linkedCase ? apply(linkedCase, change) : [];
  });
  await save(db, privacy, applied);
  const declarations = await declarationsOf(
    db,
    privacy,
    applied.filter(({ consequences }) => consequences.some((c) => 'tell' in c || 'note' in c)),
  );
  for (const one of applied)
    send(one.consequences.flatMap((consequence) => sayingOf(one, consequence, declarations)));
  await append(
    db,
    applied.flatMap(({ change, linkedCase, consequences }) => [
      ...(change.entries ?? []),
      ...consequences.flatMap((consequence) => entriesOf(linkedCase, consequence, change.at)),
    ]),
  );
  return changes.map(({ caseId }) => cases.get(caseId));
}

async function lock(db: EntityManager, privacy: Privacy, ids: readonly string[]): Promise<Map<string, Case>> {
  const found = await db.find(LinkedCase, {
    where: { caseId: Any([...ids]) },
    order: { caseId: 'asc' },
    lock: { mode: 'pessimistic_write' },
  });
  const keyOf = await privacy.opening(
    db,
    found.map(({ caseId }) => caseId),
  );
  return new Map(found.map((c) => [c.caseId, Object.assign(c, openedCase(c, keyOf(c.caseId)!))]));
}

function apply(linkedCase: Case, change: Change): Applied[] {
  const before = { ...linkedCase };
  const advanced = change.rule(stateOf(linkedCase), linkedCase);
  if (!advanced) return [];
  const { state, consequences } = advanced;
  Object.assign(linkedCase, {
    version: linkedCase.version + 1,
    status: state.status,
    steps: state.steps,
    supplements: state.supplements,
    endedAt: state.endedAt ? new Date(state.endedAt) : null,
    undoing: state.undoing ?? null,
    correction: state.correction ?? null,
    extract: change.extract ?? linkedCase.extract,
  });
  linkedCase.firesAt = firesAfter(before, linkedCase, change.at);
  return [{ linkedCase, consequences, change }];
}

/** Writes the cases back; those that ended without a registration free their person to be declared again. */
async function save(db: EntityManager, privacy: Privacy, applied: readonly Applied[]): Promise<void> {
  if (!applied.length) return;
  const cases = applied.map(({ linkedCase }) => linkedCase);
  const keyOf = await privacy.sealing(
    db,
    applied.flatMap(({ change }) => (change.extract ? [change.caseId] : [])),
  );
  await rows(
    db,
    `update linked_case c set version = n.version, status = n.status, steps = n.steps, supplements = n.supplements,
       ended_at = n.ended_at, extract = coalesce(n.extract, c.extract), dossier_code = n.dossier_code, received_at = n.received_at, promised_on = n.promised_on,
       promised_by = n.promised_by, first_promised_on = n.first_promised_on, fires_at = n.fires_at
     from unnest($1::uuid[], $2::int[], $3::smallint[], $4::jsonb[], $5::int[], $6::timestamptz[], $7::jsonb[], $8::text[],
                 $9::timestamptz[], $10::date[], $11::text[], $12::date[], $13::timestamptz[])
       as n(case_id, version, status, steps, supplements, ended_at, extract, dossier_code, received_at, promised_on, promised_by,
            first_promised_on, fires_at)
     where c.case_id = n.case_id`,
    [
      cases.map((c) => c.caseId),
      cases.map((c) => c.version),
      cases.map((c) => CASE_STATUSES[c.status]),
      cases.map((c) => JSON.stringify(c.steps)),
      cases.map((c) => c.supplements),
      cases.map((c) => c.endedAt?.toISOString() ?? null),
      applied.map(({ change: { caseId, extract } }) =>
        extract ? JSON.stringify(sealedExtract(extract, keyOf(caseId))) : null,
      ),
      cases.map((c) => c.dossierCode),
      cases.map((c) => c.receivedAt?.toISOString() ?? null),
      cases.map((c) => c.promisedOn),
      cases.map((c) => c.promisedBy),
      cases.map((c) => c.firstPromisedOn),
      cases.map((c) => c.firesAt?.toISOString() ?? null),
    ],
  );
  await saveRare(db, cases);
  const freed = cases.filter(
    (c) => (c.endedAt && c.steps['register-death']?.state !== 'done') || annulledIn(c),
  );
  if (freed.length)
    await db.query('delete from declared_person where case_id = any($1::uuid[])', [
      freed.map((c) => c.caseId),
    ]);
}

const annulledIn = ({ undoing }: Case): boolean => undoing !== null && wasAnnulled({ undoing });

/** Few cases are ever undone or corrected: those that are, are written apart. */
async function saveRare(db: EntityManager, cases: readonly Case[]): Promise<void> {
  const rare = cases.filter(({ undoing, correction }) => undoing ?? correction);
  if (!rare.length) return;
  await db.query(
    `update linked_case c set undoing = n.undoing, correction = n.correction
     from unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) as n(case_id, undoing, correction) where c.case_id = n.case_id`,
    [
      rare.map(({ caseId }) => caseId),
      rare.map(({ undoing }) => undoing && JSON.stringify(undoing)),
      rare.map(({ correction }) => correction && JSON.stringify(correction)),
    ],
  );
}

/** What the families of these cases declared, with what they added since. */
export async function declarationsOf(
  db: EntityManager,
  privacy: Privacy,
  applied: readonly Pick<Applied, 'linkedCase'>[],
): Promise<Map<string, Declaration>> {
  if (!applied.length) return new Map();
  const ids = applied.map(({ linkedCase }) => linkedCase.caseId);
  const supplemented = applied
    .filter(({ linkedCase }) => linkedCase.supplements)
    .map(({ linkedCase }) => linkedCase.caseId);
  const found = await rows<{ caseId: string; form: Declaration }>(
    db,
    'select case_id as "caseId", form from declaration where case_id = any($1::uuid[])',
    [ids],
  );
  const added = supplemented.length
    ? await rows<{ caseId: string; answer: Supplement; at: Date }>(
        db,
        'select case_id as "caseId", answer, answered_at as at from supplement where case_id = any($1::uuid[]) order by answered_at',
        [supplemented],
      )
    : [];
  const keyOf = await privacy.opening(db, ids);
  const answers = added.map(({ caseId, answer, at }) => ({
    caseId,
    answer: openedAnswer(answer, at, keyOf(caseId)!),
  }));
  const ofCase = Map.groupBy(answers, ({ caseId }) => caseId);
  return new Map(
    found.map(({ caseId, form }) => [
      caseId,
      (ofCase.get(caseId) ?? []).reduce(withSupplement, openedForm(form, keyOf(caseId)!)),
    ]),
  );
}

const withSupplement = (form: Declaration, { answer }: { answer: Supplement }): Declaration => ({
  ...form,
  attachments: [...form.attachments, ...answer.attachments],
  ...(form.payee && answer.account ? { payee: { ...form.payee, account: answer.account } } : {}),
});

function sayingOf(
  { linkedCase, change: { cause } }: Applied,
  consequence: Consequence,
  declarations: Map<string, Declaration>,
): Saying[] {
  if ('record' in consequence) return [];
  if ('announce' in consequence) return [announced(linkedCase, consequence, cause)];
  if ('stop' in consequence) return [stopOrder(linkedCase, consequence.stop, consequence.attempt, cause)];
  if ('undo' in consequence) return [undoOrder(linkedCase, consequence.undo, consequence.attempt, cause)];
  if ('payments' in consequence) return [payersOrder(linkedCase, consequence.payments, cause)];
  const declaration = declarations.get(linkedCase.caseId)!;
  if ('note' in consequence)
    return [correctionNote(consequence.note, consequence.nth, { linkedCase, declaration, cause })];
  return [tell(consequence.tell, consequence.attempt, { linkedCase, declaration, cause })];
}
