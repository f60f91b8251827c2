import { ROLE_NAMES } from '@lien-thong/access';
import { readingsOf, type Reading } from '@lien-thong/audit';
import { OFFICE_LABELS, type CaseReading, type CaseReadings, type Role } from '@lien-thong/contracts';
import { findCommune, provinces } from '@lien-thong/law';
import type { Sql } from '@lien-thong/service';

const MOST = 30;

/** What of the audit trail is a reading of the person's record, in the family's sense. */
const KINDS: Record<string, CaseReading['kind']> = {
  'case.read': 'case',
  'attachment.read': 'attachment',
  'person.export': 'export',
};

/** Where those sit who may read a case. */
const SEATS: Partial<Record<Role, string>> = {
  'one-stop-officer': OFFICE_LABELS['one-stop'],
  'commune-chair': 'Ủy ban nhân dân',
  'head-of-centre': 'Trung tâm phục vụ hành chính công',
};

function unitName(code: string | null): string {
  if (code === null) return 'toàn hệ thống';
  const commune = findCommune(code);
  if (commune) return `${commune.name}, ${commune.provinceName}`;
  return provinces().find((province) => province.code === code)?.name ?? code;
}

function readerOf({ role, unit }: Reading): Pick<CaseReading, 'roleName' | 'office'> {
  if (role === null) return { roleName: 'Người vận hành máy chủ', office: 'Quản trị hệ thống' };
  const seat = SEATS[role];
  return { roleName: ROLE_NAMES[role], office: seat ? `${seat}, ${unitName(unit)}` : unitName(unit) };
}

/** Who read a case here, newest first, for whoever holds its code: title and office, and no name. */
export async function caseReadings(db: Sql, caseId: string): Promise<CaseReadings> {
  const { items, more } = await readingsOf(db, caseId, { actions: Object.keys(KINDS), most: MOST });
  return {
    items: items.map((reading) => ({
      hour: reading.hour.toISOString(),
      kind: KINDS[reading.action]!,
      ...readerOf(reading),
    })),
    more,
  };
}
