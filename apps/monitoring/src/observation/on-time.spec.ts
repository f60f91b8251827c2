import { onTime } from './on-time';

const ended = { endedAt: '2026-12-04T03:00:00.000Z', promisedOn: '2026-12-04', supplements: 0 };

describe('a case is on time', () => {
  it.each([
    ['that ended before the promised day', { endedAt: '2026-12-03T03:00:00.000Z' }],
    ['that ended on the promised day', {}],
    [
      'that ended in the last minute of the promised day in Viet Nam',
      { endedAt: '2026-12-04T16:59:59.999Z' },
    ],
    ['of which papers were asked for once', { supplements: 1 }],
  ])('%s', (_, change) => {
    expect(onTime({ ...ended, ...change })).toBe(true);
  });
});

describe('a case is late', () => {
  it.each([
    ['that ended in the first minute of the next day in Viet Nam', { endedAt: '2026-12-04T17:00:00.000Z' }],
    ['that ended the next day by an instant written in local time', { endedAt: '2026-12-05T00:00:00+07:00' }],
    [
      'of which papers were asked for twice, however early it ended',
      { supplements: 2, endedAt: '2026-11-24T03:00:00Z' },
    ],
  ])('%s', (_, change) => {
    expect(onTime({ ...ended, ...change })).toBe(false);
  });
});
