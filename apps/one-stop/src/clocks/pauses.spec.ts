import { loadLaw } from '@lien-thong/law';
import type { CaseState } from '../linked-case/case-state';
import { resume } from '../procedures/advance';
import { toldCase } from '../testing-ground/told-case';
import { firesAfter } from './fires-after';
import { lapse } from './lapse';
import { afterWait } from './pauses';

const law = loadLaw();
const STEP = 'deregister-residence';

const asking = (): { before: CaseState; linkedCase: ReturnType<typeof toldCase>['linkedCase'] } => {
  const { state, asked, linkedCase } = toldCase(law);
  return { before: { ...state, status: 'supplement-asked', steps: asked, supplements: 1 }, linkedCase };
};

describe('the wait for a family that was asked on Wednesday 25 November', () => {
  it('is added to the step and the promised day, the days of the request and of the answer included', () => {
    const { before, linkedCase } = asking();
    const at = '2026-11-30T02:00:00.000Z';
    const { state } = afterWait(
      law,
      { linkedCase, before, answered: [STEP], at },
      resume(before, [STEP], at)!,
    );
    expect(state.steps[STEP]).toMatchObject({
      state: 'told',
      dueOn: '2026-12-07',
      pauses: [{ from: '2026-11-25', until: '2026-11-30', why: 'supplement-asked' }],
    });
    expect(linkedCase.promisedOn).toBe('2026-12-07');
    expect(state.steps['register-death']!.dueOn).toBe(before.steps['register-death']!.dueOn);
  });

  it('leaves a promised day that was put off further', () => {
    const { before, linkedCase } = asking();
    linkedCase.promisedOn = '2026-12-31';
    const at = '2026-11-30T02:00:00.000Z';
    afterWait(law, { linkedCase, before, answered: [STEP], at }, resume(before, [STEP], at)!);
    expect(linkedCase.promisedOn).toBe('2026-12-31');
  });
});

describe('a request for papers that nobody answers', () => {
  const at = '2026-12-28T00:00:00.000Z';

  it('ends its step and leaves what was done', () => {
    const { state, consequences } = lapse(asking().before, STEP, at)!;
    expect(state).toMatchObject({ status: 'done', endedAt: at });
    expect(state.steps[STEP]).toMatchObject({ state: 'refused', reason: 'supplement-unanswered' });
    expect(consequences).toEqual([{ stop: STEP, attempt: 1 }, { announce: 'completed' }]);
  });

  it('stops the case where it is the registration that waits', () => {
    const { state: told } = toldCase(law);
    const waiting = { ...told.steps['register-death']!, state: 'papers-asked', answeredAt: at } as const;
    const { state } = lapse(
      { ...told, steps: { ...told.steps, 'register-death': waiting } },
      'register-death',
      at,
    )!;
    expect(state.status).toBe('stopped');
    expect(state.steps[STEP]!.state).toBe('not-needed');
  });

  it('is nothing where the papers came meanwhile', () => {
    expect(lapse(toldCase(law).state, STEP, at)).toBeUndefined();
  });
});

describe('when a case fires next', () => {
  const { state, registered, asked } = toldCase(law);
  const at = '2026-11-26T02:00:00.000Z';
  const firesAt = new Date('2026-12-01T00:00:00+07:00');
  const receivedAt = new Date('2026-11-20T02:00:00.000Z');
  const before = { receivedAt, endedAt: null, promisedOn: '2026-12-02', steps: state.steps, firesAt };

  it('stays as it was after an ordinary step', () => {
    expect(firesAfter(before, { ...before, steps: registered }, at)).toBe(firesAt);
  });

  it.each([
    ['papers are asked for', { steps: asked }],
    ['the promised day moves', { promisedOn: '2026-12-03' }],
  ])('is at once when %s', (_, change) => {
    expect(firesAfter(before, { ...before, ...change }, at)).toEqual(new Date(at));
  });

  it('is never before it is received', () => {
    expect(
      firesAfter({ ...before, firesAt: null }, { ...before, firesAt: null, receivedAt: null }, at),
    ).toBeNull();
  });

  it('is never once it has ended', () => {
    expect(firesAfter(before, { ...before, endedAt: new Date(at) }, at)).toBeNull();
  });
});
