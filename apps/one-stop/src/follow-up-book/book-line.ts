import { CHANNEL_LABELS, PROCEDURE_LABELS, type DeliveryMethod } from '@lien-thong/contracts';
import { dayInFigures } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { LinkedCase } from '../linked-case/linked-case.entity';

/** A received case as the book has it. */
export interface BookEntry extends Pick<
  LinkedCase,
  'status' | 'procedures' | 'steps' | 'supplements' | 'requesterName' | 'endedAt' | 'firstPromisedOn'
> {
  dossierCode: string;
  receivedAt: Date;
  promisedOn: string;
  /** Undefined once the case was erased. */
  phone?: string;
  deliveredAt: Date | null;
  method: DeliveryMethod | null;
}

/** The columns of the book: what was received, where it went, what became of it and how it was returned. */
export const COLUMNS: readonly (readonly [head: string, share: number])[] = [
  ['TT', 0.035],
  ['Mã hồ sơ', 0.15],
  ['Thủ tục', 0.135],
  ['Người nộp, số điện thoại', 0.13],
  ['Nhận hồ sơ', 0.071],
  ['Chuyển cơ quan giải quyết', 0.071],
  ['Hẹn trả kết quả', 0.071],
  ['Có kết quả', 0.071],
  ['Trả kết quả', 0.071],
  ['Hình thức trả', 0.065],
  ['Ký nhận', 0.05],
  ['Ghi chú', 0.08],
];

const ENDED_OTHERWISE: Partial<Record<LinkedCase['status'], string>> = {
  withdrawn: 'Rút hồ sơ',
  stopped: 'Dừng xử lý',
  'supplement-asked': 'Chờ bổ sung',
};

const dayAt = (at: Date | string | null | undefined): string => (at ? dayInFigures(dayOf(new Date(at))) : '');

/** A case's line in the book; the person who died is not named in it. */
export function bookLine(entry: BookEntry, nth: number): string[] {
  const { steps, firstPromisedOn, promisedOn, method } = entry;
  const told = Object.values(steps).flatMap(({ toldAt }) => toldAt ?? []);
  return [
    String(nth),
    entry.dossierCode,
    entry.procedures.map((procedure) => PROCEDURE_LABELS[procedure]).join('; '),
    [entry.requesterName, entry.phone].filter(Boolean).join(', '),
    dayAt(entry.receivedAt),
    dayAt(told.sort()[0]),
    dayInFigures(firstPromisedOn ?? promisedOn),
    dayAt(entry.endedAt),
    dayAt(entry.deliveredAt),
    method ? CHANNEL_LABELS[method] : '',
    '',
    notesOf(entry).join('; '),
  ];
}

const notesOf = ({ status, supplements, firstPromisedOn, promisedOn }: BookEntry): string[] => [
  ...(ENDED_OTHERWISE[status] ? [ENDED_OTHERWISE[status]] : []),
  ...(supplements ? [`Bổ sung ${supplements} lần`] : []),
  ...(firstPromisedOn ? [`Hẹn lại ${dayInFigures(promisedOn)}`] : []),
];
