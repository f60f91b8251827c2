import { loadLaw } from '../rows/law-files';
import { isSmsHour, oneTimeCodeRule } from './family-contact';

const law = loadLaw();

it.each([
  ['06:59', false],
  ['07:00', true],
  ['20:59', true],
  ['21:00', false],
  ['00:30', false],
])('at %s in Viet Nam a text message may go out: %s', (time, may) => {
  expect(isSmsHour(law, `2026-11-25T${time}:00+07:00`)).toBe(may);
});

it('a one-time code is short-lived, and cannot be guessed in a day with all its tries', () => {
  const { goodForMinutes, tries, codesADay } = oneTimeCodeRule(law, '2026-11-25');
  expect(goodForMinutes).toBeLessThanOrEqual(10);
  expect((tries * codesADay) / 1_000_000).toBeLessThan(0.0001);
});
