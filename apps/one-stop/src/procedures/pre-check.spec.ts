import { PROCEDURES, type PreCheck, type Step } from '@lien-thong/contracts';
import type { CaseState } from '../linked-case/case-state';
import { advance, firstSteps, resume, type Consequence } from './advance';
import { begin, preChecked, withFindings } from './pre-check';
import { withdraw } from './undo';

const AT = '2026-11-20T02:00:00.000Z';
const LATER = '2026-11-20T03:00:00.000Z';
const ALL = [...PROCEDURES];

const IN_ORDER: PreCheck = { step: 'deregister-residence', finding: 'in-order' };
const NO_ACCOUNT: PreCheck = {
  step: 'grant-funeral-allowance',
  finding: 'lacks-papers',
  papers: ['account-details'],
  ground: 'Chưa có số tài khoản.',
};
const NO_NOTICE: PreCheck = { step: 'register-death', finding: 'lacks-papers', papers: ['death-notice'] };

const submitted: CaseState = {
  status: 'new',
  procedures: ALL,
  steps: firstSteps(ALL, () => undefined),
  supplements: 0,
};

/** As the desk draws it up when it accepts. */
const accepted = (before: CaseState): CaseState => ({
  ...before,
  status: 'received',
  steps: withFindings(
    firstSteps(ALL, () => '2026-11-27'),
    before.steps,
  ),
});

const told = (consequences: Consequence[]) => consequences.flatMap((c) => ('tell' in c ? [c.tell] : []));
const announced = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('announce' in c ? [c.announce] : []));
const asked = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('requests' in c ? c.requests.map(({ step }) => step) : []));
const stateOf = (state: CaseState, step: Step) => state.steps[step]!.state;

describe('what is found before a case is accepted', () => {
  const looked = preChecked(submitted, [IN_ORDER, NO_ACCOUNT], AT)!;

  it('is noted at its step and starts nothing', () => {
    expect(looked.consequences).toEqual([]);
    expect(looked.state.status).toBe('new');
    expect(looked.state.steps['deregister-residence']!.preCheck).toEqual({
      finding: 'in-order',
      checkedAt: AT,
    });
    expect(stateOf(looked.state, 'grant-funeral-allowance')).toBe('waiting');
  });

  it('stands on one slip when the case is accepted, and the offices that lack nothing begin', () => {
    const { state, consequences } = begin(accepted(looked.state), LATER);
    expect(announced(consequences)).toEqual(['received', 'supplement-requested']);
    expect(asked(consequences)).toEqual(['grant-funeral-allowance']);
    expect(told(consequences)).toEqual(['register-death']);
    expect(state).toMatchObject({ status: 'supplement-asked', supplements: 1 });
  });

  it('holds for the registration too: nobody is told before the papers are there', () => {
    const both = preChecked(looked.state, [NO_NOTICE], AT)!.state;
    const { state, consequences } = begin(accepted(both), LATER);
    expect(asked(consequences)).toEqual(['register-death', 'grant-funeral-allowance']);
    expect(told(consequences)).toEqual([]);
    const brought = resume(state, ['register-death', 'grant-funeral-allowance'], LATER)!;
    expect(brought.consequences).toEqual([{ tell: 'register-death', attempt: 1 }]);
  });

  it('does not go past the draft that the family has not agreed to', () => {
    const both = preChecked(submitted, [NO_NOTICE], AT)!.state;
    const { state } = begin(accepted(both), LATER, ['register-death']);
    const brought = resume(state, ['register-death'], LATER, ['register-death'])!;
    expect(brought.consequences).toEqual([]);
    expect(stateOf(brought.state, 'register-death')).toBe('waiting');
  });

  it('asks for nothing where all is in order', () => {
    const { state, consequences } = begin(accepted(preChecked(submitted, [IN_ORDER], AT)!.state), LATER);
    expect(announced(consequences)).toEqual(['received']);
    expect(state.status).toBe('received');
  });
});

describe('what is found while the registrar looks', () => {
  const begun = begin(accepted(submitted), AT).state;

  it('waits for what the registrar may lack, then becomes one slip', () => {
    const found = preChecked(begun, [NO_ACCOUNT], LATER)!;
    expect(announced(found.consequences)).toEqual([]);
    expect(stateOf(found.state, 'grant-funeral-allowance')).toBe('papers-asked');
    const spoken = advance(found.state, {
      step: 'register-death',
      attempt: 1,
      at: LATER,
      kind: 'papers-asked',
      papers: ['death-notice'],
      result: 'Cần bổ sung.',
    });
    expect(asked(spoken.consequences)).toEqual(['register-death', 'grant-funeral-allowance']);
  });

  it('is asked once: what the family brought since, the office has not seen', () => {
    const found = preChecked(begun, [NO_ACCOUNT], LATER)!.state;
    const brought = resume(found, ['grant-funeral-allowance'], LATER)!.state;
    expect(preChecked(brought, [NO_ACCOUNT], LATER)).toBeUndefined();
  });

  it('changes nothing of a step that was told meanwhile', () => {
    expect(preChecked(begun, [NO_NOTICE], LATER)).toBeUndefined();
  });

  it('falls away with the registration', () => {
    const found = preChecked(begun, [NO_ACCOUNT], LATER)!.state;
    const { state } = advance(found, {
      step: 'register-death',
      attempt: 1,
      at: LATER,
      kind: 'refused',
      reason: 'not-competent',
      result: 'Không đúng thẩm quyền.',
    });
    expect(stateOf(state, 'grant-funeral-allowance')).toBe('not-needed');
    expect(state.status).toBe('stopped');
  });

  it('is nobody’s to stop when the family withdraws', () => {
    const found = preChecked(begun, [NO_ACCOUNT], LATER)!.state;
    const standing = {} as never;
    const { consequences, state } = withdraw(found, { at: LATER, why: 'Rút', standing })!;
    expect(consequences.flatMap((c) => ('stop' in c ? [c.stop] : []))).toEqual(['register-death']);
    expect(stateOf(state, 'grant-funeral-allowance')).toBe('not-needed');
  });
});
