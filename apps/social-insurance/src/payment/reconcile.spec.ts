import type { PaymentState, StatementResult } from '@lien-thong/contracts';
import { reconcile, type Finding } from './reconcile';

const order = (state: PaymentState, settledOn: string | null = null) => ({ state, settledOn, amount: 100 });
const line = (result: StatementResult, on = '2026-11-20', amount = 100) => ({ result, on, amount });

describe('a line of a statement', () => {
  it.each<[PaymentState, StatementResult, PaymentState]>([
    ['ordered', 'paid', 'paid'],
    ['ordered', 'failed', 'failed'],
    ['ordered', 'unclear', 'unclear'],
    ['unclear', 'paid', 'paid'],
    ['unclear', 'failed', 'failed'],
    ['paid', 'returned', 'returned'],
  ])('of what is %s and %s makes it %s', (state, result, becomes) => {
    expect(reconcile(order(state), line(result))).toMatchObject({
      outcome: 'applied',
      order: { state: becomes },
    });
  });

  it.each<[PaymentState, StatementResult]>([
    ['failed', 'paid'],
    ['returned', 'failed'],
    ['paid', 'failed'],
    ['due', 'paid'],
  ])('that calls %s %s contradicts, and nothing is sent again before it is clear', (state, result) => {
    expect(reconcile(order(state), line(result))).toEqual({
      outcome: 'contradicts',
      order: { state: 'unclear', settledOn: '2026-11-20' },
    });
  });

  it('with another amount settles nothing', () => {
    expect(reconcile(order('ordered'), line('paid', '2026-11-20', 99))).toMatchObject({
      outcome: 'amount-differs',
      order: { state: 'unclear' },
    });
  });

  it('leaves what was stopped as it is, and says so', () => {
    expect(reconcile(order('stopped'), line('paid'))).toEqual({ outcome: 'contradicts' });
  });

  it.each([
    [line('paid')],
    [line('paid'), line('returned')],
    [line('failed'), line('paid')],
    [line('unclear'), line('failed')],
  ])('that comes again, in its statement, changes nothing', (...lines) => {
    const read = (from: ReturnType<typeof order>): ReturnType<typeof order> =>
      lines.reduce((at, one) => ({ ...at, ...reconcile(at, one).order }), from);
    const once = read(order('ordered'));
    expect(read(once)).toEqual(once);
    expect(lines.map((one): Finding['outcome'] => reconcile(once, one).outcome)).toEqual(
      lines.map(() => 'known'),
    );
  });
});
