import { Clock, dayOf } from './clock';

describe('the clock', () => {
  it('knows that the day in Viet Nam begins at 17:00 UTC', () => {
    expect(dayOf(new Date('2026-11-24T16:59:59.999Z'))).toBe('2026-11-24');
    expect(dayOf(new Date('2026-11-24T17:00:00.000Z'))).toBe('2026-11-25');
  });

  it('goes on from where it was moved to', () => {
    const clock = new Clock();
    clock.moveTo(new Date('2027-03-01T00:00:00Z'));
    expect(clock.today()).toBe('2027-03-01');
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2027-03-01T00:00:00Z'));
  });
});
