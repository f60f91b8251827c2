import { ResultDelivered, type DeliveryMethod } from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { Advance } from '../procedures/advance';
import { ofReceivedCase } from '../linked-case/case-messages';
import type { CaseState } from '../linked-case/case-state';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { entry, type NewEntry } from '../timeline/timeline';

/** Issued is not returned: only who has the result ends a case as returned, status 10. */
export const returned = (state: CaseState): Advance | undefined =>
  state.status === 'done' ? { state: { ...state, status: 'returned' }, consequences: [] } : undefined;

const HOW: Record<DeliveryMethod, string> = {
  desk: 'Đã trao kết quả tại nơi tiếp nhận, người nhận đã ký nhận.',
  online: 'Gia đình đã nhận kết quả trên trang theo dõi hồ sơ.',
  post: 'Bưu chính đã phát kết quả đến gia đình.',
};

export const returnedEntry = (caseId: string, at: string, method: DeliveryMethod): NewEntry =>
  entry(caseId, at, 'delivery', 'one-stop', HOW[method]);

export const resultDelivered = (c: LinkedCase, method: DeliveryMethod, deliveredAt: string): Saying =>
  say(ResultDelivered, c.caseId, { ...ofReceivedCase(c), method, deliveredAt }, undefined, c.version);
