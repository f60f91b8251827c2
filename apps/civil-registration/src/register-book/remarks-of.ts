import { fullNameOf, SEX_LABELS } from '@lien-thong/contracts';
import { annulmentGround, dayInFigures, type Law } from '@lien-thong/law';
import type { BookEntry, Correction } from './book-entry';

type Noted = Pick<
  BookEntry,
  'particulars' | 'corrections' | 'annulledOn' | 'annulmentGround' | 'annulmentDocument'
>;
type Said = Pick<Correction, 'fullName' | 'birthDate' | 'sex' | 'diedOn'>;

/** Ghi chú: what became of an entry after it was made, a sentence each, in order of time. */
export function remarksOf(entry: Noted, law: Law): string[] {
  const { corrections, particulars } = entry;
  const { deceased, death } = particulars;
  const now: Said = { ...deceased, fullName: fullNameOf(deceased), diedOn: death.date };
  const corrected = corrections.map((former, i) => correction(former, corrections[i + 1] ?? now));
  return [...corrected, ...annulment(entry, law)];
}

function correction(former: Correction, then: Said): string {
  const differing = [
    former.fullName === then.fullName ? undefined : `họ tên: ${former.fullName}`,
    former.birthDate === then.birthDate ? undefined : `ngày sinh: ${dayInFigures(former.birthDate)}`,
    former.sex === then.sex ? undefined : `giới tính: ${SEX_LABELS[former.sex]}`,
    former.diedOn === then.diedOn ? undefined : `ngày chết: ${dayInFigures(former.diedOn)}`,
  ].filter((one) => one !== undefined);
  const before = differing.length ? ` Trước đó ghi ${differing.join('; ')}.` : '';
  return `Cải chính ngày ${dayInFigures(former.correctedOn)} theo ${former.document}.${before}`;
}

function annulment({ annulledOn, annulmentGround: ground, annulmentDocument }: Noted, law: Law): string[] {
  if (!annulledOn) return [];
  const by = annulmentDocument ? ` theo ${annulmentDocument}` : '';
  const why = ground ? ` ${annulmentGround(law, ground, annulledOn).text}` : '';
  return [`Hủy đăng ký khai tử ngày ${dayInFigures(annulledOn)}${by}.${why}`];
}
