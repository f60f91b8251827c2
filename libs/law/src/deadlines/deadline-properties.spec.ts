import fc from 'fast-check';
import { dayNumber, dayOfNumber, plusDays } from '../calendar/days';
import { deadline, isWorkingDay, loadLaw, type DeadlineQuestion, type Law, type Pause } from '../index';

const law = loadLaw();

/** Days far enough from both ends of the declared years for every limit below. */
const dayIn = fc
  .integer({ min: dayNumber('2025-02-10'), max: dayNumber('2028-02-29') })
  .map((n) => dayOfNumber(n));
const instant = fc
  .tuple(dayIn, fc.integer({ min: 0, max: 86_399 }))
  .map(([day, s]) => `${day}T${new Date(s * 1000).toISOString().slice(11, 19)}+07:00`);

const PROCEDURES = [
  '1.000656',
  '1.003197',
  '1.014177',
  '2.000821',
  '2.002307',
  'linked-death',
  'send-death-notice',
];
const procedure = fc.constantFrom(...PROCEDURES, 'claim-insurance', 'report-residence');
const question = fc.record({ procedure, receivedAt: instant });

/** A pause that starts within the limit and lasts a while. */
const pauseOf = fc.record({
  after: fc.integer({ min: 0, max: 12 }),
  length: fc.integer({ min: 0, max: 15 }),
});
const paused = (asked: DeadlineQuestion, { after, length }: { after: number; length: number }): Pause => {
  const from = plusDays(asked.receivedAt.slice(0, 10), after);
  return { from, until: plusDays(from, length), why: 'supplement-asked' };
};

/** The same law with one more day off. */
function withDayOff(of: Law, day: string): Law {
  const days = new Map(of.calendar.days);
  const { row, weeklyRest } = days.get(dayNumber(day))!;
  days.set(dayNumber(day), { day, working: false, kind: 'holiday', weeklyRest, why: 'nghỉ thêm', row });
  return { ...of, calendar: { ...of.calendar, days } };
}

const end = (of: Law, asked: DeadlineQuestion): string => {
  const { due, dueAt } = deadline(of, asked);
  return dueAt ?? due;
};

describe('a deadline', () => {
  it('never moves earlier when a day off is added', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 45 }), (asked, ahead) => {
        const off = plusDays(asked.receivedAt.slice(0, 10), ahead);
        expect(end(withDayOff(law, off), asked) >= end(law, asked)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is never earlier for a later receipt', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 20 * 86_400 }), (asked, later) => {
        const at = new Date(Date.parse(asked.receivedAt) + later * 1000).toISOString();
        expect(end(law, { ...asked, receivedAt: at }) >= end(law, asked)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is never earlier for a pause, nor for a longer one', () => {
    fc.assert(
      fc.property(question, pauseOf, fc.integer({ min: 1, max: 10 }), (asked, pause, more) => {
        const shorter = end(law, { ...asked, pauses: [paused(asked, pause)] });
        const longer = end(law, {
          ...asked,
          pauses: [paused(asked, { ...pause, length: pause.length + more })],
        });
        expect(shorter >= end(law, asked)).toBe(true);
        expect(longer >= shorter).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('counts exactly as many days as the limit has, none of them paused or, for working days, off', () => {
    const inDays = fc.constantFrom('1.003197', '1.014177', '2.000821', '2.002307', 'claim-insurance');
    fc.assert(
      fc.property(fc.record({ procedure: inDays, receivedAt: instant }), pauseOf, (asked, pause) => {
        const stood = paused(asked, pause);
        const { days, limit } = deadline(law, { ...asked, pauses: [stood] });
        const counted = days.filter((d) => d.counted).map(({ date }) => date);
        expect(counted).toHaveLength(limit.n);
        for (const date of counted) {
          expect(date < stood.from || date > stood.until!).toBe(true);
          if (limit.unit === 'working-day') expect(isWorkingDay(law, date)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lists its days in order without a hole, ends on the last and is near due no later', () => {
    fc.assert(
      fc.property(question, pauseOf, (asked, pause) => {
        fc.pre(asked.procedure !== 'linked-death');
        const answer = deadline(law, { ...asked, pauses: [paused(asked, pause)] });
        const dates = answer.days.map(({ date }) => date);
        expect(dates).toEqual(dates.map((_, i) => plusDays(dates[0]!, i)));
        expect(dates.at(-1)).toBe(answer.due);
        expect(isWorkingDay(law, answer.due)).toBe(true);
        expect(answer.nearDueFrom <= answer.due).toBe(true);
        expect(answer.nearDueFrom >= asked.receivedAt.slice(0, 10)).toBe(true);
        expect(answer.extension.latest! >= answer.due).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
