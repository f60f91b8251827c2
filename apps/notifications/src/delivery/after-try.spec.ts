import { afterTry, DELAYS_S } from './after-try';

const now = new Date('2026-11-20T02:00:00Z');

describe('after a try', () => {
  it('a notice that was sent is done with', () => {
    expect(afterTry({ outcome: 'sent' }, 3, now)).toEqual({ state: 'sent', nextTryAt: null });
  });

  it('one that its receiver refused is not tried again', () => {
    expect(afterTry({ outcome: 'refused' }, 1, now)).toEqual({ state: 'failed', nextTryAt: null });
  });

  it('one whose address does not exist is not tried again either', () => {
    expect(afterTry({ outcome: 'bad-address' }, 1, now)).toEqual({ state: 'undeliverable', nextTryAt: null });
  });

  it.each([
    ['not-sent', 'queued'],
    ['unclear', 'unclear'],
  ] as const)('one that is %s waits as %s', (outcome, state) => {
    expect(afterTry({ outcome }, 1, now)).toEqual({ state, nextTryAt: new Date('2026-11-20T02:00:05Z') });
  });

  it('each wait is longer than the one before', () => {
    const waits = DELAYS_S.map((_, n) => afterTry({ outcome: 'not-sent' }, n + 1, now).nextTryAt!.getTime());
    expect(waits).toEqual([...new Set(waits)].sort((a, b) => a - b));
  });

  it('one that would come too late is given up', () => {
    const soon = new Date('2026-11-20T02:00:04Z');
    expect(afterTry({ outcome: 'not-sent' }, 1, now, soon).state).toBe('failed');
    expect(afterTry({ outcome: 'sent' }, 1, now, soon).state).toBe('sent');
  });

  it('the channel is given up after the last wait', () => {
    expect(afterTry({ outcome: 'not-sent' }, DELAYS_S.length, now).state).toBe('queued');
    expect(afterTry({ outcome: 'not-sent' }, DELAYS_S.length + 1, now).state).toBe('failed');
    expect(afterTry({ outcome: 'unclear' }, DELAYS_S.length + 1, now).state).toBe('failed');
  });
});
