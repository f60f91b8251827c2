import type { CopyOrder, CopyOrderView } from '@lien-thong/contracts';
import { copyFee, loadLaw } from '@lien-thong/law';
import { declaredOrder, feeOf, isSameOrder } from './copy-order';

const fee = copyFee(loadLaw(), 'death-extract', '2026-11-25');

describe('the fee of copies', () => {
  it('is counted by the copy', () => {
    expect(feeOf(fee, { copies: 3 })).toBe(24_000);
  });

  it('is nothing for whom the law exempts', () => {
    expect(feeOf(fee, { copies: 3, exemption: 'poor-household' })).toBe(0);
  });

  it('is not known for an exemption that the law of the day does not have', () => {
    expect(feeOf({ perCopy: 8000, freeFor: [] }, { copies: 1, exemption: 'elderly' })).toBeUndefined();
  });
});

it('copies that the declaration asked for are the first ones, and none is no order', () => {
  const entry = { caseId: 'a', registeredAt: new Date('2026-11-25T02:00:00Z') };
  expect(declaredOrder({ ...entry, declared: 2 }, fee)).toMatchObject([
    { requestedBy: 'family', firstCopy: 1, lastCopy: 2, fee: 16_000, orderedAt: '2026-11-25T02:00:00.000Z' },
  ]);
  expect(declaredOrder({ ...entry, declared: 0 }, fee)).toEqual([]);
});

it('an order is the same when all that was asked is', () => {
  const sent: CopyOrder = { orderId: 'a', copies: 2, requestedBy: 'office', reason: 'office-request' };
  const taken: CopyOrderView = {
    orderId: 'a',
    requestedBy: 'office',
    reason: 'office-request',
    firstCopy: 3,
    lastCopy: 4,
    fee: 16_000,
    orderedAt: '2026-11-25T02:00:00.000Z',
  };
  expect(isSameOrder(taken, sent)).toBe(true);
  expect(isSameOrder(taken, { ...sent, copies: 3 })).toBe(false);
  expect(isSameOrder(taken, { ...sent, exemption: 'public-office' })).toBe(false);
});
