import type { Procedure, SlipKind } from '@lien-thong/contracts';
import { dayInFigures as day } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { Block, Slip } from './slip';
import type { SlipFacts } from './slip-facts';

export const OFFICER = 'Người tiếp nhận hồ sơ';
export const HEAD = 'Người đứng đầu Trung tâm';

/** e.g. `09:12, 20/11/2026`, in Viet Nam. */
export const moment = (instant: string | Date): string => {
  const at = new Date(instant);
  const time = at.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return `${time}, ${day(dayOf(at))}`;
};

/** A slip before the law has named it. */
export type Untitled = Omit<Slip, 'title' | 'form'> & {
  /** Where it concerns one office alone, whose own form goes before the general one. */
  procedure?: Procedure;
};

interface Terms {
  nth?: number | string;
  post?: string;
  name?: string;
  procedure?: Procedure;
}

export const untitled = (
  { linkedCase: { dossierCode, caseId } }: SlipFacts,
  kind: SlipKind,
  issuedAt: string,
  blocks: readonly Block[],
  { nth, post = OFFICER, name, procedure }: Terms = {},
): Untitled => ({
  id: nth === undefined ? kind : `${kind}-${nth}`,
  kind,
  number: `${dossierCode ?? sentAs(caseId)}${SUFFIX[kind]}${typeof nth === 'number' ? nth : ''}`,
  issuedAt,
  blocks,
  signature: { post, ...(name ? { name } : {}) },
  ...(procedure ? { procedure } : {}),
});

/** For want of a dossier's code: the random end of the case's id. */
export const sentAs = (caseId: string): string => caseId.slice(-12).toUpperCase();

/** Tells the papers of one dossier apart. */
const SUFFIX: Record<SlipKind, string> = {
  receipt: '',
  supplement: '/BS',
  apology: '/XL',
  refusal: '/TC',
  'stop-notice': '/DG',
  'control-slip': '/KS',
};

export function whoseDossier({ linkedCase: c }: SlipFacts): Block {
  return {
    fields: [
      ['Mã hồ sơ', c.dossierCode ?? undefined],
      ['Người nộp', c.requesterName],
      ['Người mất', c.deceasedName],
      ['Tiếp nhận lúc', moment(c.receivedAt!)],
      ['Hẹn trả kết quả', day(c.promisedOn!)],
    ],
  };
}
