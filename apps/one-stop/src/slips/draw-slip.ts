import { findCommune } from '@lien-thong/law';
import { Sheet } from '@lien-thong/pages';
import { dayOf } from '@lien-thong/service';
import type { Block, Slip } from './slip';

/** Where it was issued, and where the family follows the dossier. */
export interface Issued {
  commune: string;
  /** None for a dossier that was never received: it has no code to follow it by. */
  progressPage?: string;
}

export function drawBlock(sheet: Sheet, block: Block): void {
  if ('fields' in block) sheet.fields(block.fields.map(([label, value]) => [label, value]));
  else if ('section' in block) sheet.section(block.section);
  else if ('paragraph' in block) sheet.paragraph(block.paragraph);
  else if ('list' in block) sheet.list(block.list);
  else sheet.table(block.table.head, block.table.shares, block.table.rows);
}

/** Trung tâm Phục vụ hành chính công of a commune as its papers name it, a line each. */
export function issuerOf(commune: string): string[] {
  const found = findCommune(commune);
  return ['Trung tâm Phục vụ', 'hành chính công', found?.name ?? commune, found?.provinceName ?? ''];
}

/** A slip as an A4 page. */
export function drawSlip(slip: Slip, { commune, progressPage }: Issued): Sheet {
  const issuer = issuerOf(commune);
  const [year, month, date] = dayOf(new Date(slip.issuedAt)).split('-');
  const sheet = new Sheet({
    title: slip.title,
    issuer: issuer.join(' '),
    issuedAt: new Date(slip.issuedAt),
  })
    .heading(issuer.join('\n').toLocaleUpperCase('vi'), slip.number)
    .placeAndDay(`${issuer[2]}, ngày ${date} tháng ${month} năm ${year}`)
    .title(slip.title);
  if (slip.form) sheet.subtitle(`(${slip.form})`);
  for (const block of slip.blocks) drawBlock(sheet, block);
  sheet.signature(slip.signature.post, slip.signature.name, ['(Ký, ghi rõ họ tên)']);
  return progressPage === undefined
    ? sheet
    : sheet.code(
        progressPage,
        `Quét mã, hoặc mở địa chỉ dưới đây, để xem hồ sơ đang ở bước nào và ngày hẹn trả mới nhất.\n${progressPage}`,
      );
}
