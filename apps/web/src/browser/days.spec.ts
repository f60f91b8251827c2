import { isoOf, timeOf, typedOf } from './days';

describe('days as people type them', () => {
  it.each([
    ['05/11/2026', '2026-11-05'],
    ['5/1/2026', '2026-01-05'],
    ['05112026', '2026-11-05'],
    ['5-1-2026', '2026-01-05'],
    [' 05.11.2026 ', '2026-11-05'],
    ['03/1948', '1948-03'],
    ['031948', '1948-03'],
    ['1948', '1948'],
  ])('reads %s', (typed, iso) => {
    expect(isoOf(typed)).toBe(iso);
  });

  it.each(['', 'hôm qua', '2026-11-05', '5/11/26', '1/2/3/2026'])(
    'leaves %p for the API to judge',
    (typed) => {
      expect(isoOf(typed)).toBe(typed);
    },
  );

  it.each(['1948', '03/1948', '05/11/2026'])('shows what it read: %s', (typed) => {
    expect(typedOf(isoOf(typed))).toBe(typed);
  });

  it('leaves alone what it could not read', () => {
    expect(typedOf('hôm-qua')).toBe('hôm-qua');
  });

  it.each(['3:45', '03:45', '3h45', '3 giờ 45', '0345'])('reads the time %s', (typed) => {
    expect(timeOf(typed)).toBe('03:45');
  });
});
