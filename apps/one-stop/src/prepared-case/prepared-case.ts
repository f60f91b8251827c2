import {
  fullNameOf,
  type HealthNotice,
  type NoticeAct,
  type PreparedCaseItem,
  type PreparedCaseView,
} from '@lien-thong/contracts';
import type { DataKey, Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { prefillOf } from './prefill';

/** A row of `prepared_case` with its last telling; the notice is sealed. */
export interface PreparedCase {
  preparedId: string;
  facility: string;
  number: string;
  revision: number;
  commune: string;
  notice: string;
  withdrawn: boolean;
  caseId: string | null;
  act: NoticeAct;
  issuedAt: Date;
  receivedAt: Date;
  dueAt: Date;
}

const PLACE = 'prepared_case.notice';

export const sealedNotice = (notice: HealthNotice, key: DataKey): string => key.sealJson(PLACE, notice);

const FIND = `
  select p.prepared_id as "preparedId", p.facility, p.notice_number as number, p.revision, p.commune, p.notice, p.withdrawn,
         p.case_id as "caseId", t.act, t.issued_at as "issuedAt", t.received_at as "receivedAt", t.due_at as "dueAt"
  from prepared_case p join health_notice_telling t using (prepared_id, revision)`;

export const findPrepared = (db: Sql, where: string, parameters: unknown[]): Promise<PreparedCase[]> =>
  rows(db, `${FIND} where ${where}`, parameters);

/** What the facilities told, opened; null where it was erased. */
export async function openedNotices(
  db: Sql,
  privacy: Privacy,
  found: readonly PreparedCase[],
): Promise<Map<PreparedCase, HealthNotice | null>> {
  const keyOf = await privacy.opening(
    db,
    found.map(({ preparedId }) => preparedId),
  );
  return new Map(found.map((one) => [one, keyOf(one.preparedId)!.openJson<HealthNotice>(PLACE, one.notice)]));
}

export const isLate = ({ receivedAt, dueAt }: { receivedAt: Date; dueAt: Date }): boolean =>
  receivedAt > dueAt;

export function preparedItem(row: PreparedCase, notice: HealthNotice): PreparedCaseItem {
  const { preparedId, facility, number, revision, commune, withdrawn, caseId } = row;
  return {
    preparedId,
    state: withdrawn ? 'withdrawn' : caseId ? 'used' : 'prepared',
    commune,
    facility,
    number,
    revision,
    deceasedName: fullNameOf(notice.deceased),
    issuedAt: row.issuedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    late: isLate(row),
    ...(caseId ? { caseId } : {}),
  };
}

export const preparedView = (row: PreparedCase, notice: HealthNotice): PreparedCaseView => ({
  ...preparedItem(row, notice),
  prefill: prefillOf(notice),
});
