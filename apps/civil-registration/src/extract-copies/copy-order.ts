import type { CopyOrder, CopyOrderView } from '@lien-thong/contracts';
import type { CopyFee } from '@lien-thong/law';

/** What of an entry its copies depend on. */
export interface Copied {
  caseId: string;
  /** Copies that the declaration asked for. */
  declared: number;
  registeredAt: Date;
}

/** Đồng; undefined where the law of the day has no such exemption. */
export function feeOf(
  { perCopy, freeFor = [] }: Pick<CopyFee, 'perCopy' | 'freeFor'>,
  { copies, exemption }: Pick<CopyOrder, 'copies' | 'exemption'>,
): number | undefined {
  if (exemption === undefined) return perCopy * copies;
  return freeFor.includes(exemption) ? 0 : undefined;
}

/** The order that came with the declaration: the family's, with the first numbers; none where it asked for none. */
export const declaredOrder = (
  { caseId, declared, registeredAt }: Copied,
  fee: Pick<CopyFee, 'perCopy'>,
): CopyOrderView[] =>
  declared === 0
    ? []
    : [
        {
          orderId: caseId,
          requestedBy: 'family',
          reason: 'with-registration',
          firstCopy: 1,
          lastCopy: declared,
          fee: fee.perCopy * declared,
          orderedAt: registeredAt.toISOString(),
        },
      ];

/** Whether somebody sends again the order that was taken, or another one under its id. */
export const isSameOrder = (taken: CopyOrderView, sent: CopyOrder): boolean =>
  taken.lastCopy - taken.firstCopy + 1 === sent.copies &&
  taken.requestedBy === sent.requestedBy &&
  taken.reason === sent.reason &&
  taken.document === sent.document &&
  taken.exemption === sent.exemption;
