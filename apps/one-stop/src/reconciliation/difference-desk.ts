import type { Caller, Reach } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import {
  formats,
  UploadedList,
  formFaults,
  type Difference,
  type DifferenceQuery,
  type FieldFault,
  type ListFileQuery,
  type ListKept,
} from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import { UnitOfWork } from '@lien-thong/messaging';
import { Clock, invalid, mustReach, Problem, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { officeOf } from '../procedures/death';
import { keepPages, type ListPage } from './keep-lists';
import { inFile, readListFile } from './list-file';
import { holdDifferences, tellCounts } from './tell-counts';

const WRONG = 'Danh sách chưa đúng, xin xem từng mục.';
const MOST = 200;

/** Takes lists from outside, shows what differs, and keeps what somebody says of it. */
@Injectable()
export class DifferenceDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * All that an office outside this system decided in a commune in a period. The same list again changes nothing.
   * @throws Problem 403, 422 `invalid-list`
   */
  async take(body: unknown, asker: Caller): Promise<ListKept> {
    return this.keep(checked(body, asker), asker);
  }

  /** The same of a file. What is wrong is told by its line and column. @throws Problem 403, 422 `invalid-list` */
  async takeFile(of: ListFileQuery, text: string, asker: Caller): Promise<ListKept> {
    const file = readListFile(text);
    const given = checked({ ...of, lines: file.lines }, asker, (fault) => inFile(file, fault));
    return this.keep(given, asker);
  }

  private async keep(given: UploadedList, asker: Caller): Promise<ListKept> {
    const { office, commune, from, to } = given;
    const listId = randomUUID();
    await this.unit.run(async ({ db }) => {
      const lines = await withCases(db, given.lines);
      const whole = { list: listId, office, commune, from, to, page: 1, pages: 1, lines };
      await keepPages(db, [{ ...whole, toldBy: asker.subject, at: this.clock.instant() }]);
      await record(db, [
        {
          actor: asker,
          action: 'reconciliation.upload',
          subject: { kind: 'decision-list', id: listId },
          detail: { office, commune, from, to, lines: lines.length },
        },
      ]);
    });
    return { listId };
  }

  /** @throws Problem 404, 409 `not-open` */
  explain(id: string, why: string, asker: Caller): Promise<void> {
    const reach = asker.reach('difference.explain');
    return this.unit.run(async (work) => {
      await holdDifferences(work);
      const [found] = await rows<{ state: string; commune: string | null; caseId: string | null }>(
        work.db,
        'select state, commune, case_id as "caseId" from difference where id = $1 for update',
        [id],
      );
      if (!found || !within(reach, found.commune))
        throw new Problem(404, 'not-found', 'Không tìm thấy sai lệch.');
      if (found.state !== 'open')
        throw new Problem(409, 'not-open', 'Sai lệch này đã được giải trình hoặc đã tự hết.');
      const at = this.clock.instant();
      await work.db.query(
        `update difference set state = 'explained', why = $2, explained_by = $3, explained_at = $4 where id = $1`,
        [id, why, asker.name, at],
      );
      await record(work.db, [
        {
          actor: asker,
          action: 'difference.explain',
          subject: { kind: 'difference', id },
          ...(found.caseId ? { caseId: found.caseId } : {}),
          reason: why,
        },
      ]);
      await tellCounts(work, found.commune ? [found.commune] : [], at);
    });
  }
}

function checked(
  body: unknown,
  asker: Caller,
  told: (fault: FieldFault) => FieldFault = (fault) => fault,
): UploadedList {
  const wrong = (faults: FieldFault[]) => invalid('invalid-list', faults.map(told), WRONG);
  const ofForm = formFaults(UploadedList, body);
  if (ofForm.length) throw wrong(ofForm);
  const given = body as UploadedList;
  mustReach(asker.reach('reconciliation.upload'), given.commune);
  const ofList = listFaults(given);
  if (ofList.length) throw wrong(ofList);
  return given;
}

const within = (reach: Reach, commune: string | null): boolean =>
  commune === null ? reach.all : reach.covers(commune);

function listFaults({ office, commune, from, to, lines }: UploadedList) {
  const fault = (pointer: string, code: string, message: string) => ({ pointer, code, message });
  return [
    ...(findCommune(commune) ? [] : [fault('/commune', 'unknown-commune', 'Xã, phường: không có mã này.')]),
    ...(from <= to ? [] : [fault('/to', 'before-from', 'Đến ngày: không được trước từ ngày.')]),
    ...lines.flatMap(({ step, on }, nth) => [
      ...(officeOf(step) === office
        ? []
        : [fault(`/lines/${nth}/step`, 'not-of-this-office', 'Bước: không thuộc cơ quan này.')]),
      ...(on >= from && on <= to
        ? []
        : [fault(`/lines/${nth}/on`, 'outside-the-period', 'Ngày quyết định: nằm ngoài kỳ của danh sách.')]),
    ]),
  ];
}

/** The lines with the cases that their dossiers name, by code or id, where there are any. */
async function withCases(db: Sql, lines: UploadedList['lines']): Promise<ListPage['lines']> {
  const named = lines.flatMap(({ dossier }) => dossier ?? []);
  const found = await rows<{ caseId: string; code: string | null }>(
    db,
    `select case_id as "caseId", dossier_code as code from linked_case
     where dossier_code = any($1::text[]) or case_id = any($2::uuid[])`,
    [named, named.filter((name) => formats.uuid(name))],
  );
  const caseOf = new Map(
    found.flatMap(
      ({ caseId, code }) => [[caseId, caseId], ...(code ? [[code, caseId]] : [])] as [string, string][],
    ),
  );
  return lines.map(({ dossier, ...line }) => {
    const caseId = dossier === undefined ? undefined : caseOf.get(dossier);
    return caseId ? { ...line, caseId } : line;
  });
}

type Row = { [K in keyof Difference]: Difference[K] | null };

/** A page of differences in the order found. */
export async function differencesIn(
  db: Sql,
  { reach, ...asked }: DifferenceQuery & { reach: Reach },
): Promise<Difference[]> {
  const found = await rows<Row>(
    db,
    `select id, line::float8 as line, kind, state, office, step, commune, case_id as "caseId", reference, listed, held,
       day::text as day, to_char(found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "foundAt", why,
       explained_by as "explainedBy", to_char(explained_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "explainedAt"
     from difference
     where ($1::text[] is null or commune = any($1)) and ($2::text is null or state = $2)
       and ($3::text is null or kind = $3) and ($4::text is null or commune = $4) and line > $5
     order by difference.line limit ${MOST}`,
    [reach.communes, asked.state ?? null, asked.kind ?? null, asked.commune ?? null, asked.after ?? 0],
  );
  return found.map(
    (row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Difference,
  );
}
