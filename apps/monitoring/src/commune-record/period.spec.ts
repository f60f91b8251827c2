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
    ['a day that is none', { from: '2026-02-30' }, [{ pointer: '/from', code: 'day' }]],
    [
      'both days, if both are wrong',
      { from: '1', to: '24/11/2026' },
      [{ pointer: '/from' }, { pointer: '/to' }],
    ],
    ['a day given twice', { to: ['2026-11-01', '2026-11-02'] }, [{ pointer: '/to', code: 'day' }]],
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
