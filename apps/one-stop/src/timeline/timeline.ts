import {
  OFFICE_LABELS,
  STEP_LABELS,
  type Office,
  type Step,
  type TimelineEntry,
  type TimelineKind,
} from '@lien-thong/contracts';
import { dayInFigures } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import type { PaperRequest } from '../procedures/advance';

export interface NewEntry {
  caseId: string;
  at: string;
  kind: TimelineKind;
  office: Office;
  step?: Step;
  text: string;
  /** Of a request to the family: what each office lacks, for the slip that is drawn of it. */
  asked?: readonly PaperRequest[];
}

export const entry = (
  caseId: string,
  at: string,
  kind: TimelineKind,
  office: Office,
  text: string,
  step?: Step,
): NewEntry => ({
  caseId,
  at,
  kind,
  office,
  text,
  step,
});

export const receivedEntry = (
  caseId: string,
  at: string,
  dossierCode: string,
  promisedOn: string,
): NewEntry => {
  const text = `Tiếp nhận hồ sơ ${dossierCode}, hẹn trả kết quả ngày ${dayInFigures(promisedOn)}.`;
  return entry(caseId, at, 'received', 'one-stop', text);
};

export const toldEntry = (
  caseId: string,
  at: string,
  office: Office,
  step: Step,
  attempt: number,
): NewEntry =>
  entry(
    caseId,
    at,
    'told',
    office,
    `Chuyển ${OFFICE_LABELS[office]}: ${STEP_LABELS[step]}${attempt > 1 ? ` (lần ${attempt})` : ''}.`,
    step,
  );

export async function append(db: Sql, entries: readonly NewEntry[]): Promise<void> {
  if (!entries.length) return;
  await db.query(
    `insert into timeline_entry (case_id, at, kind, office, step, text, asked)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])`,
    [
      entries.map((e) => e.caseId),
      entries.map((e) => e.at),
      entries.map((e) => e.kind),
      entries.map((e) => e.office),
      entries.map((e) => e.step ?? null),
      entries.map((e) => e.text),
      entries.map((e) => (e.asked ? JSON.stringify(e.asked) : null)),
    ],
  );
}

type Row = Omit<TimelineEntry, 'entry' | 'at' | 'step'> & {
  entry: string;
  at: Date;
  step: Step | null;
  caseId: string;
};

/** The entries of these cases after a given one, in the order they were written. */
export async function entriesAfter(
  db: Sql,
  cases: readonly string[],
  after: number,
): Promise<(TimelineEntry & { caseId: string })[]> {
  const found = await rows<Row>(
    db,
    `select entry, case_id as "caseId", at, kind, office, step, text from timeline_entry
     where case_id = any($1::uuid[]) and entry > $2 order by entry limit 10000`,
    [cases, after],
  );
  return found.map(({ entry, at, step, ...rest }) => ({
    entry: Number(entry),
    at: at.toISOString(),
    ...(step ? { step } : {}),
    ...rest,
  }));
}
