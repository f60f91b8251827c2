import { rows, type Sql } from '@lien-thong/service';
import type { Filing } from '../filing/filing';
import { append, entry } from '../timeline/timeline';

/**
 * Marks the prepared cases whose notice these declarations name, each about the same person, as become a case. Of an
 * earlier case that came to nothing the prepared one goes over to the new.
 */
export async function linkNotices(db: Sql, filings: readonly Filing[], at: string): Promise<void> {
  const naming = filings.filter(
    ({ person, declaration: { death } }) => person && death.notice?.kind === 'death-notice',
  );
  if (!naming.length) return;
  const linked = await rows<{ caseId: string }>(
    db,
    `update prepared_case p set case_id = n.case_id
     from unnest($1::uuid[], $2::bytea[], $3::text[]) as n(case_id, person, number)
     where p.person = n.person and p.notice_number = n.number and not p.withdrawn
     returning n.case_id as "caseId"`,
    [
      naming.map(({ caseId }) => caseId),
      naming.map(({ person }) => person),
      naming.map(({ declaration }) => declaration.death.notice!.number),
    ],
  );
  const text = 'Cơ sở y tế đã gửi dữ liệu giấy báo tử; gia đình không cần nộp bản giấy.';
  await append(
    db,
    linked.map(({ caseId }) => entry(caseId, at, 'health-notice', 'one-stop', text)),
  );
}
