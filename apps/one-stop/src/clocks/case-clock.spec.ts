import { loadLaw } from '@lien-thong/law';
import fc from 'fast-check';
import { RECEIVED_AT, toldCase } from '../testing-ground/told-case';
import { clockActs, nameOfAct, type WatchedCase } from './case-clock';

const law = loadLaw();

const receivedAt = RECEIVED_AT;
const { state: told, registered, asked, promisedOn, limits } = toldCase(law);

const watched = (steps = told.steps, done: Iterable<string> = []): WatchedCase => ({
  receivedAt,
  promisedOn,
  steps,
  limits,
  done: new Set(done),
});

const at = (day: string, time = '00:00') => new Date(`${day}T${time}:00+07:00`).toISOString();

describe('the clocks of a case received on Wednesday 25 November and promised for 2 December', () => {
  it('first fire when the day of the registration is over', () => {
    expect(promisedOn).toBe('2026-12-02');
    expect(clockActs(law, watched(), receivedAt)).toEqual({ acts: [], firesAt: at('2026-11-26') });
  });

  it('warn, lay an apology ready, and tell that the promised day has passed, each in its time', () => {
    const dates = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'];
    const fired = dates.map((day) => clockActs(law, watched(registered), at(day)));
    expect(fired.map(({ acts }) => acts.map(({ act }) => act))).toEqual([
      [],
      ['near-due', 'apology-draft'],
      ['near-due', 'apology-draft'],
      ['near-due', 'apology-draft', 'overdue'],
    ]);
    expect(fired.map(({ firesAt }) => firesAt)).toEqual([
      at('2026-12-01'),
      at('2026-12-03'),
      at('2026-12-03'),
      undefined,
    ]);
  });

  it('stand still while all that is open waits for the family, until the wait is over', () => {
    expect(clockActs(law, watched(asked), at('2026-12-20'))).toEqual({ acts: [], firesAt: at('2026-12-26') });
    expect(clockActs(law, watched(asked), at('2026-12-26')).acts).toEqual([
      { act: 'supplement-lapse', step: 'deregister-residence', dueOn: '2026-12-25' },
    ]);
  });

  it('put to the family what one office lacks once the others have had time to say the same', () => {
    const gathering = {
      ...registered,
      'register-death': { ...registered['register-death']!, state: 'told' as const },
      'deregister-residence': { ...asked['deregister-residence']!, requestedAt: undefined },
    };
    const early = clockActs(law, watched(gathering), '2026-11-25T03:59:59.000Z');
    expect(early).toMatchObject({ acts: [], firesAt: '2026-11-25T04:00:00.000Z' });
    expect(clockActs(law, watched(gathering), early.firesAt!).acts).toEqual([
      { act: 'supplement-request', dueOn: '2026-11-25' },
    ]);
  });

  it('do each act once and in order, however the clock is moved to and fro', () => {
    const moves = fc.array(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(moves, fc.constantFrom(told.steps, registered, asked), (hours, steps) => {
        const done: string[] = [];
        const instants = hours.map((h) => new Date(Date.parse(receivedAt) + h * 3_600_000).toISOString());
        for (const now of instants)
          done.push(...clockActs(law, watched(steps, done), now).acts.map(nameOfAct));
        const last = instants.toSorted().at(-1)!;
        expect(new Set(done).size).toBe(done.length);
        const atOnce = clockActs(law, watched(steps), last).acts.map(nameOfAct);
        expect(done).toEqual(atOnce);
      }),
    );
  });

  it('never fire again at an instant that has come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        fc.constantFrom(told.steps, registered, asked),
        (m, steps) => {
          const now = new Date(Date.parse(receivedAt) + m * 60_000).toISOString();
          const { firesAt } = clockActs(law, watched(steps), now);
          expect(firesAt === undefined || firesAt > now).toBe(true);
        },
      ),
    );
  });
});
