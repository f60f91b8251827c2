import { readPeriod } from './period';

const today = '2026-11-24';

describe('the asked period', () => {
  it.each([
    ['is this year until today if nothing is given', {}, { from: '2026-01-01', to: today }],
    ['begins with the year of its end', { to: '2025-06-30' }, { from: '2025-01-01', to: '2025-06-30' }],
    ['is what is given', { from: '2026-11-01', to: '2026-11-01' }, { from: '2026-11-01', to: '2026-11-01' }],
  ])('%s', (_, asked, period) => {
    expect(readPeriod(asked, today)).toEqual(period);
  });

  it.each([
    [
      'a start after the end',
      { from: '2026-11-02', to: '2026-11-01' },
      [{ pointer: '/from', code: 'too-large' }],
    ],
    ['a start in the future', { from: '2026-11-25' }, [{ pointer: '/from', code: 'too-large' }]],
  ])('names as its fault %s', (_, asked, faults) => {
    expect(readPeriod(asked, today)).toMatchObject(faults);
  });
});
