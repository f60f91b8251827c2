import { findCommune } from '@lien-thong/law';
import { Sheet } from '@lien-thong/pages';
import { drawBlock } from '../slips/draw-slip';
import { BLANK, type DeclarationPaper } from './declaration-paper';

/** A declaration as A4 pages, to be signed at the desk; the day of signing is left for the pen. */
export function drawDeclaration(paper: DeclarationPaper, commune: string, filedAt: Date): Sheet {
  const place = findCommune(commune)?.name ?? commune;
  const sheet = new Sheet({ title: paper.title, issuer: place, issuedAt: filedAt })
    .motto()
    .title(paper.title);
  if (paper.form) sheet.subtitle(`(${paper.form})`);
  sheet.fields([['Kính gửi', paper.to ?? BLANK]]);
  for (const block of paper.blocks) drawBlock(sheet, block);
  return sheet.signatures({
    pledge: paper.pledge,
    placeAndDay: `${place}, ngày ...... tháng ...... năm ..........`,
    places: paper.signatures,
  });
}
