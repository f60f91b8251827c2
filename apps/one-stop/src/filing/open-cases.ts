import {
  CASE_STATUSES,
  CaseSubmitted,
  fullNameOf,
  type Contact,
  type Declaration,
  type Filed,
  type SimilarCase,
} from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { say, type Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import { nameAttachments } from '../attachments/named-attachments';
import { firstFiring } from '../clocks/fires-after';
import { caseReceived, tell } from '../linked-case/case-messages';
import { askRegisters } from '../pre-check/ask-registers';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { sealedCase, sealedForm } from '../linked-case/sealed-case';
import { linkNotices } from '../prepared-case/link-notices';
import { firstSteps, tellNext } from '../procedures/advance';
import { officeOf } from '../procedures/death';
import { append, entry, receivedEntry, toldEntry } from '../timeline/timeline';
import { namingOf, type Filing } from './filing';
import { dossierCodes, promised } from './receive';

type Opened = { filing: Filing; linkedCase: LinkedCase };

const contactOf = ({ requester: { fullName, phone, email, language } }: Declaration): Contact => ({
  fullName,
  phone,
  ...(email ? { email } : {}),
  ...(language ? { language } : {}),
});

/** What is known around filings that become cases. */
export interface Around {
  at: Date;
  similar: ReadonlyMap<Filing, SimilarCase[]>;
  /** Whether officers of this commune register deaths: while they look, the other offices' registers are asked. */
  registersByHand(commune: string): boolean;
}

/** Writes new cases: those from the desk are received and on their way, others are new and wait for an officer. */
export async function openCases(
  { db, send, law }: Work<Law>,
  privacy: Privacy,
  filings: readonly Filing[],
  { similar, at, registersByHand }: Around,
): Promise<Map<Filing, Filed>> {
  if (!filings.length) return new Map();
  const atDesk = filings.filter((f) => f.declaration.channel === 'desk');
  const codes = await dossierCodes(
    db,
    law,
    atDesk.map((f) => f.declaration.commune),
    at,
  );
  const codeOf = new Map(atDesk.map((filing, i) => [filing, codes[i]!]));
  const opened = filings.map((filing) => ({
    filing,
    linkedCase: newCase(filing, law, at, codeOf.get(filing), similar.get(filing)),
  }));
  await save(db, privacy, opened);
  await nameAttachments(db, filings.map(namingOf), at.toISOString());
  for (const one of opened) speak(one, send);
  send(
    opened
      .filter(({ linkedCase: c }) => !c.receivedAt || registersByHand(c.commune))
      .flatMap(({ filing, linkedCase }) => askRegisters(linkedCase, filing.declaration)),
  );
  await append(db, opened.flatMap(entriesOf));
  await linkNotices(db, filings, at.toISOString());
  return new Map(opened.map(({ filing, linkedCase }) => [filing, filedOf(linkedCase)]));
}

function newCase(
  filing: Filing,
  law: Law,
  at: Date,
  code: string | undefined,
  similar: SimilarCase[] | undefined,
): LinkedCase {
  const { declaration, caseId, likeness } = filing;
  const instant = at.toISOString();
  const promise = code === undefined ? undefined : promised(law, declaration, instant);
  const steps = firstSteps(declaration.procedures, (step) => promise?.dueOn(step));
  const waiting = {
    status: promise ? 'received' : 'new',
    procedures: declaration.procedures,
    steps,
    supplements: 0,
  } as const;
  const state = promise ? tellNext(waiting, instant).state : waiting;
  return {
    ...state,
    caseId,
    version: 1,
    channel: declaration.channel,
    commune: declaration.commune,
    dossierCode: code ?? null,
    submittedAt: at,
    receivedAt: promise ? at : null,
    promisedOn: promise?.promisedOn ?? null,
    firstPromisedOn: null,
    promisedBy: promise ? law.version : null,
    firesAt: promise ? firstFiring(law, { ...promise, steps: state.steps, receivedAt: instant }) : null,
    endedAt: null,
    deceasedName: fullNameOf(declaration.deceased),
    requesterName: declaration.requester.fullName,
    contact: contactOf(declaration),
    person: filing.person ?? null,
    requester: filing.requester,
    personalId: declaration.deceased.personalId ?? null,
    likeness,
    similarCases: similar?.map((s) => s.caseId) ?? null,
    extract: null,
    stuckAt: [],
    unreachableBy: [],
    undoing: null,
    correction: null,
  };
}

async function save(db: Work['db'], privacy: Privacy, opened: readonly Opened[]): Promise<void> {
  const keyOf = await privacy.sealing(
    db,
    opened.map(({ linkedCase }) => linkedCase.caseId),
  );
  const cases = opened.map(({ linkedCase: c }) => ({ ...c, ...sealedCase(c, keyOf(c.caseId)) }));
  await rows(
    db,
    `with declared as (
       insert into declaration (case_id, form) select * from unnest($1::uuid[], $2::jsonb[]))
     insert into linked_case (case_id, version, status, channel, commune, procedures, steps, dossier_code, submitted_at, received_at,
                              promised_on, deceased_name, requester_name, contact, personal_id, likeness, similar_cases, promised_by, person, requester, fires_at)
     select id, 1, status, channel, commune, string_to_array(procedures, ' '), steps, code, submitted, received, promised,
            deceased, requester, contact, person, likeness, case when alike = '' then null else string_to_array(alike, ' ')::uuid[] end, promised_by, person_hash, requester_hash, fires_at
     from unnest($1::uuid[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[], $9::timestamptz[],
                 $10::timestamptz[], $11::date[], $12::text[], $13::text[], $14::jsonb[], $15::text[], $16::text[], $17::text[], $18::text[], $19::bytea[], $20::bytea[],
                 $21::timestamptz[])
       as n(id, status, channel, commune, procedures, steps, code, submitted, received, promised, deceased, requester, contact,
            person, likeness, alike, promised_by, person_hash, requester_hash, fires_at)`,
    [
      cases.map((c) => c.caseId),
      opened.map(({ filing: { caseId, declaration } }) =>
        JSON.stringify(sealedForm(declaration, keyOf(caseId))),
      ),
      cases.map((c) => CASE_STATUSES[c.status]),
      cases.map((c) => c.channel),
      cases.map((c) => c.commune),
      cases.map((c) => c.procedures.join(' ')),
      cases.map((c) => JSON.stringify(c.steps)),
      cases.map((c) => c.dossierCode),
      cases.map((c) => c.submittedAt.toISOString()),
      cases.map((c) => c.receivedAt?.toISOString() ?? null),
      cases.map((c) => c.promisedOn),
      cases.map((c) => c.deceasedName),
      cases.map((c) => c.requesterName),
      cases.map((c) => JSON.stringify(c.contact)),
      cases.map((c) => c.personalId),
      cases.map((c) => c.likeness),
      cases.map((c) => (c.similarCases ?? []).join(' ')),
      cases.map((c) => c.promisedBy),
      cases.map((c) => c.person),
      cases.map((c) => c.requester),
      cases.map((c) => c.firesAt?.toISOString() ?? null),
    ],
  );
}

function speak({ filing: { declaration }, linkedCase }: Opened, send: Work['send']): void {
  const { caseId, commune, channel, contact, procedures, submittedAt } = linkedCase;
  if (!linkedCase.receivedAt) {
    send(
      say(
        CaseSubmitted,
        caseId,
        { commune, channel, contact, procedures, submittedAt: submittedAt.toISOString() },
        undefined,
        1,
      ),
    );
    return;
  }
  send(caseReceived(linkedCase));
  for (const [step, { state, attempt }] of Object.entries(linkedCase.steps))
    if (state === 'told') send(tell(step as never, attempt, { linkedCase, declaration }));
}

function entriesOf({
  linkedCase: { caseId, steps, submittedAt, receivedAt, dossierCode, promisedOn },
}: Opened) {
  const at = submittedAt.toISOString();
  if (!receivedAt)
    return [entry(caseId, at, 'submitted', 'one-stop', 'Đã nộp tờ khai, chờ cán bộ một cửa tiếp nhận.')];
  return [
    receivedEntry(caseId, at, dossierCode!, promisedOn!),
    ...Object.entries(steps)
      .filter(([, { state }]) => state === 'told')
      .map(([step, { attempt }]) => toldEntry(caseId, at, officeOf(step as never), step as never, attempt)),
  ];
}

const filedOf = ({ caseId, status, dossierCode, receivedAt, promisedOn }: LinkedCase): Filed => ({
  caseId,
  status,
  ...(receivedAt
    ? { dossierCode: dossierCode!, receivedAt: receivedAt.toISOString(), promisedOn: promisedOn! }
    : {}),
});
