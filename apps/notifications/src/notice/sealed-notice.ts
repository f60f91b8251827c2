import { rowPlace, type DataKey, type Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import type { Notice } from './notice.entity';

/** What of a notice is personal: where it goes, and its words. */
const SEALED = ['address', 'subject', 'body'] as const;

type Words = Pick<Notice, 'reference' | 'caseId'> & Partial<Pick<Notice, (typeof SEALED)[number]>>;

/** What stands in the place of what was erased. */
const ERASED = 'đã xoá';

const changed = <T extends Words>(notice: T, change: (place: string, text: string) => string): T => ({
  ...notice,
  ...Object.fromEntries(
    SEALED.flatMap((column) => {
      const text = notice[column];
      return text === undefined
        ? []
        : [[column, change(rowPlace(`notice.${column}`, notice.reference), text)]];
    }),
  ),
});

const casesOf = (notices: readonly Words[]): string[] => notices.map(({ caseId }) => caseId);

/** Notices as the tables keep them. */
export async function sealed<T extends Words>(
  db: Sql,
  privacy: Privacy,
  notices: readonly T[],
): Promise<T[]> {
  const keyOf = await privacy.sealing(db, casesOf(notices));
  return notices.map((notice) => changed(notice, (place, text) => keyOf(notice.caseId).seal(place, text)));
}

/** Notices as they are read; of an erased case nothing personal is left. */
export async function opened<T extends Words>(
  db: Sql,
  privacy: Privacy,
  notices: readonly T[],
): Promise<T[]> {
  const keyOf = await privacy.opening(db, casesOf(notices));
  const read = (key: DataKey | undefined, place: string, text: string) => key?.open(place, text) ?? ERASED;
  return notices.map((notice) => changed(notice, (place, text) => read(keyOf(notice.caseId), place, text)));
}
