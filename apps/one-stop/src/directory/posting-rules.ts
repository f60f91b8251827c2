import type { FieldFault, PostingTerms, Role, Unit } from '@lien-thong/contracts';
import { findCommune, provinces } from '@lien-thong/law';

/** Roles of the whole installation, or of its administration: only a posting to the whole system hands them out. */
const OF_THE_SYSTEM: ReadonlySet<Role> = new Set(['administrator', 'operations']);
/** Roles that the head of a centre may hand out in the centre. */
const OF_A_CENTRE: ReadonlySet<Role> = new Set(['one-stop-officer', 'civil-status-officer']);

const isUnit = ({ kind, code }: Unit): boolean => {
  if (kind === 'system') return code === undefined;
  if (kind === 'commune') return findCommune(code ?? '') !== undefined;
  return provinces().some((province) => province.code === code);
};

/** What is wrong with the terms of a posting in themselves. */
export function postingFaults({
  unit,
  from,
  until,
  standsInFor,
  subject,
  delegation,
  role,
}: PostingTerms): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (pointer: string, code: string, message: string) => faults.push({ pointer, code, message });
  if (!isUnit(unit)) fault('/unit/code', 'unknown-unit', 'Địa bàn: không có đơn vị hành chính với mã này.');
  if (until !== undefined && until < from)
    fault('/until', 'before-start', 'Đến hết ngày: phải từ ngày bắt đầu trở đi.');
  if (standsInFor === subject)
    fault('/standsInFor', 'self', 'Trực thay cho: không thể trực thay cho chính mình.');
  if (standsInFor !== undefined && until === undefined)
    fault('/until', 'required', 'Đến hết ngày: trực thay phải có ngày kết thúc.');
  if (delegation && delegation.decidedOn > from)
    fault(
      '/delegation/decidedOn',
      'after-start',
      'Ngày quyết định: ủy quyền ký phải được quyết định trước khi có hiệu lực.',
    );
  if (delegation && role === 'agency-machine')
    fault('/delegation', 'not-for-programs', 'Ủy quyền ký: chỉ dành cho cán bộ.');
  return faults;
}

/** Whether somebody who administers as `by` may hand out this role at this unit. */
export function mayHandOut(
  by: readonly Role[],
  { role, unit }: Pick<PostingTerms, 'role' | 'unit'>,
  wholeSystem: boolean,
): boolean {
  if (wholeSystem && by.includes('administrator')) return true;
  if (OF_THE_SYSTEM.has(role) || unit.kind === 'system') return false;
  return by.includes('administrator') || (by.includes('head-of-centre') && OF_A_CENTRE.has(role));
}
