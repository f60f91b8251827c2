import { PROCEDURES, type Step } from '@lien-thong/contracts';
import type { CaseState, Outcome } from '../linked-case/case-state';
import { advance, firstSteps, tellNext, type Advance, type Consequence } from './advance';
import {
  askCorrection,
  corrected,
  isBeingCorrected,
  noted,
  notCorrected,
  undoneForCorrection,
  undoesForCorrection,
} from './correct';
import { annul, withdraw } from './undo';

const AT = '2026-11-20T02:00:00.000Z';
const LATER = '2026-12-02T02:00:00.000Z';
const ALL = [...PROCEDURES];
const BRANCHES = ['deregister-residence', 'grant-funeral-allowance', 'settle-survivors-benefit'] as const;

const outcome = (step: Step, kind: Outcome['kind'] = 'done', attempt = 1): Outcome => ({
  step,
  kind,
  attempt,
  at: AT,
  result: 'kết quả',
  ...(kind === 'refused' ? { reason: 'identity-differs' } : {}),
});

const begun = tellNext(
  { status: 'received', procedures: ALL, steps: firstSteps(ALL, () => undefined), supplements: 0 },
  AT,
).state;
const after = (state: CaseState, ...outcomes: Outcome[]) =>
  outcomes.reduce((s, one) => advance(s, one).state, state);
const registered = after(begun, outcome('register-death'));
const done = after(registered, ...BRANCHES.map((step) => outcome(step)));

const WHY = { at: LATER, document: 'Giấy báo tử 412/GBT', why: 'Ngày mất ghi nhầm.' };
const asked = (state: CaseState): CaseState => askCorrection(state, WHY)!.state;
const ofRegistry = { step: 'register-death', nth: 1, result: 'Đã cải chính.', at: LATER } as const;
const correct = (state: CaseState): Advance => corrected(asked(state), ofRegistry)!;
const answer = (step: Step) => ({ step, nth: 1, result: 'Đã ghi nhận.', at: LATER });

const announced = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('announce' in c ? [c.announce] : []));
const notes = (consequences: Consequence[]) => consequences.flatMap((c) => ('note' in c ? [c.note] : []));
const told = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('tell' in c ? [[c.tell, c.attempt]] : []));

describe('a correction', () => {
  it('is asked of the registry alone, and only of an entry that stands', () => {
    const { state, consequences } = askCorrection(done, WHY)!;
    expect(Object.keys(state.correction!.steps)).toEqual(['register-death']);
    expect(consequences).toEqual([]);
    expect(askCorrection(begun, WHY)).toBeUndefined();
  });

  it('is one at a time, and not beside an undoing', () => {
    const state = asked(registered);
    expect(askCorrection(state, WHY)).toBeUndefined();
    expect(withdraw(state, { at: LATER, why: 'Rút', standing: {} as never })).toBeUndefined();
    const ground = 'person-is-alive' as const;
    const follows = { text: '', restores: true, paysOn: true };
    expect(annul(state, { at: LATER, why: '', ground, document: '1', follows })).toBeUndefined();
    const annulling = annul(done, { at: LATER, why: '', ground, document: '1', follows })!.state;
    expect(askCorrection(annulling, WHY)).toBeUndefined();
  });

  it('that the registry refuses changes nothing and is told', () => {
    const { state, consequences } = notCorrected(asked(done), ofRegistry)!;
    expect(announced(consequences)).toEqual(['correction-completed']);
    expect(state.steps).toEqual(done.steps);
    expect(isBeingCorrected(state)).toBe(false);
  });

  it('is told to everybody who acted on the former extract; the case ends as it did', () => {
    const { state, consequences } = correct(done);
    expect(notes(consequences)).toEqual([...BRANCHES]);
    expect(told(consequences)).toEqual([]);
    const all = BRANCHES.reduce((s, step) => noted(s, answer(step))!.state, state);
    expect(isBeingCorrected(all)).toBe(false);
    expect([all.status, all.steps]).toEqual([done.status, done.steps]);
  });

  it('has who is at work told again, with the new extract, before it says what it means', () => {
    const { state, consequences } = correct(registered);
    expect(told(consequences)).toEqual(BRANCHES.map((step) => [step, 2]));
    expect(notes(consequences)).toEqual([...BRANCHES]);
    expect(state.steps['deregister-residence']).toMatchObject({ state: 'told', attempt: 2 });
  });

  it('has what was refused decided anew: it may have been refused for what was wrong', () => {
    const refused = after(
      registered,
      outcome('deregister-residence', 'refused'),
      outcome('grant-funeral-allowance'),
      outcome('settle-survivors-benefit'),
    );
    const { state, consequences } = correct(refused);
    expect(told(consequences)).toEqual([['deregister-residence', 2]]);
    const anew = advance(state, outcome('deregister-residence', 'done', 2)).state;
    expect(anew.correction!.steps['deregister-residence']!.state).toBe('decided-anew');
    expect(anew.steps['deregister-residence']!.state).toBe('refused');
  });

  it('that names another person has the police restore the first before they delete the second', () => {
    const { state } = correct(done);
    const found = noted(state, answer('deregister-residence'), 'another-person')!;
    expect(found.consequences).toEqual([{ undo: 'deregister-residence', attempt: 1 }]);
    expect(undoesForCorrection(found.state, 'deregister-residence')).toBe(true);
    const restored = undoneForCorrection(found.state, {
      step: 'deregister-residence',
      attempt: 1,
      state: 'undone',
      result: 'Đã khôi phục.',
      at: LATER,
    });
    expect(told(restored.consequences)).toEqual([['deregister-residence', 2]]);
    const anew = advance(restored.state, outcome('deregister-residence', 'done', 2)).state;
    expect(anew.correction!.steps['deregister-residence']!.state).toBe('decided-anew');
  });

  it('has those who paid the dead each month told by an order of its own where nobody claims', () => {
    const two = tellNext(
      {
        ...begun,
        procedures: ['death-registration', 'residence-deletion'],
        steps: firstSteps(['death-registration', 'residence-deletion'], () => undefined),
      },
      AT,
    ).state;
    const unclaimed = after(two, outcome('register-death'), outcome('deregister-residence'));
    expect(correct(unclaimed).consequences).toContainEqual({ payments: 'stop' });
    expect(correct(done).consequences).not.toContainEqual({ payments: 'stop' });
  });

  it('takes an answer once, and none of an earlier correction', () => {
    const { state } = correct(done);
    const once = noted(state, answer('deregister-residence'))!.state;
    expect(noted(once, answer('deregister-residence'))).toBeUndefined();
    expect(noted(state, { ...answer('deregister-residence'), nth: 2 })).toBeUndefined();
    expect(corrected(state, ofRegistry)).toBeUndefined();
  });

  it('may follow another', () => {
    const { state } = correct(done);
    const first = BRANCHES.reduce((s, step) => noted(s, answer(step))!.state, state);
    expect(askCorrection(first, WHY)!.state.correction!.nth).toBe(2);
  });
});
