import { PROCEDURES, STEPS, type Procedure, type Step } from '@lien-thong/contracts';
import fc from 'fast-check';
import type { CaseState, Outcome } from '../linked-case/case-state';
import {
  advance,
  askFamily,
  firstSteps,
  gatheringSince,
  lacking,
  resume,
  tellNext,
  type Consequence,
} from './advance';

const AT = '2026-11-20T02:00:00.000Z';
const LATER = '2026-11-21T02:00:00.000Z';

const received = (procedures: Procedure[]): CaseState =>
  tellNext(
    { status: 'received', procedures, steps: firstSteps(procedures, () => '2026-11-27'), supplements: 0 },
    AT,
  ).state;

const outcome = (step: Step, kind: Outcome['kind'] = 'done', attempt = 1): Outcome => ({
  step,
  kind,
  attempt,
  at: LATER,
  result: 'kết quả',
  ...(kind === 'refused' ? { reason: 'not-competent' } : {}),
  ...(kind === 'papers-asked' ? { papers: ['death-notice'] } : {}),
});

const after = (state: CaseState, ...outcomes: Outcome[]): CaseState =>
  outcomes.reduce((s, o) => advance(s, o).state, state);
const told = (consequences: Consequence[]) => consequences.flatMap((c) => ('tell' in c ? [c.tell] : []));
const announced = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('announce' in c ? [c.announce] : []));

const ALL = [...PROCEDURES];
const TWO: Procedure[] = ['death-registration', 'residence-deletion'];

describe('a received case', () => {
  it('tells the civil registration first, and nobody else', () => {
    const { steps } = received(ALL);
    expect(Object.entries(steps).map(([step, { state }]) => [step, state])).toEqual([
      ['register-death', 'told'],
      ['deregister-residence', 'waiting'],
      ['grant-funeral-allowance', 'waiting'],
      ['settle-survivors-benefit', 'waiting'],
    ]);
  });

  it('has only the steps that the family chose', () => {
    expect(Object.keys(received(TWO).steps)).toEqual(['register-death', 'deregister-residence']);
  });
});

describe('the registration of the death', () => {
  it('opens every branch at once', () => {
    const { state, consequences } = advance(received(ALL), outcome('register-death'));
    expect(told(consequences)).toEqual([
      'deregister-residence',
      'grant-funeral-allowance',
      'settle-survivors-benefit',
    ]);
    expect(state.status).toBe('processing');
  });

  it('refused, ends the case: nothing that needs the extract can follow', () => {
    const { state, consequences } = advance(received(ALL), outcome('register-death', 'refused'));
    expect(state).toMatchObject({ status: 'stopped', endedAt: LATER });
    expect(state.steps['grant-funeral-allowance']?.state).toBe('not-needed');
    expect(announced(consequences)).toEqual(['refused']);
  });
});

describe('those who paid the dead each month', () => {
  const payers = (consequences: Consequence[]) =>
    consequences.flatMap((c) => ('payments' in c ? [c.payments] : []));

  it('are told by an order of its own where no benefit is claimed', () => {
    const { consequences } = advance(received(TWO), outcome('register-death'));
    expect(payers(consequences)).toEqual(['stop']);
  });

  it('are told by the claim where one goes out', () => {
    const { consequences } = advance(received(ALL), outcome('register-death'));
    expect(payers(consequences)).toEqual([]);
  });

  it('are told at once where the claim has to wait for papers', () => {
    const lacked = received(['death-registration', 'funeral-allowance']);
    const steps = lacking(
      lacked.steps,
      [{ step: 'grant-funeral-allowance', papers: ['insurance-book'] }],
      AT,
    );
    const { consequences } = advance({ ...lacked, steps }, outcome('register-death'));
    expect(payers(consequences)).toEqual(['stop']);
  });

  it('hear nothing of a registration that is refused, lacks papers or is answered twice', () => {
    const registered = after(received(TWO), outcome('register-death'));
    for (const { consequences } of [
      advance(received(TWO), outcome('register-death', 'refused')),
      advance(received(TWO), outcome('register-death', 'papers-asked')),
      advance(registered, outcome('register-death')),
    ])
      expect(payers(consequences)).toEqual([]);
  });
});

describe('the branches', () => {
  const registered = after(received(ALL), outcome('register-death'));

  it('do not wait for each other: the case is done when the last has answered, in whatever order', () => {
    const branches: Step[] = ['deregister-residence', 'grant-funeral-allowance', 'settle-survivors-benefit'];
    fc.assert(
      fc.property(fc.shuffledSubarray(branches, { minLength: 3 }), (order) => {
        const [last, ...first] = order.toReversed();
        const almost = after(registered, ...first.map((step) => outcome(step)));
        expect(almost.endedAt).toBeUndefined();
        const { state, consequences } = advance(almost, outcome(last!));
        expect(state).toMatchObject({ status: 'done', endedAt: LATER });
        expect(announced(consequences)).toEqual(['completed']);
      }),
    );
  });

  it('refused, are a fact: what was done stays done, and the case is done with it', () => {
    const state = after(
      registered,
      outcome('deregister-residence', 'refused'),
      outcome('grant-funeral-allowance'),
      outcome('settle-survivors-benefit', 'refused'),
    );
    expect(state.status).toBe('done');
    expect(state.steps['register-death']?.state).toBe('done');
    expect(state.steps['deregister-residence']).toMatchObject({ state: 'refused', reason: 'not-competent' });
  });
});

describe('a request for papers', () => {
  const asked = after(
    received(ALL),
    outcome('register-death'),
    outcome('grant-funeral-allowance', 'papers-asked'),
  );

  it('pauses its own step alone, and the dossier counts as waiting for the family', () => {
    expect(asked).toMatchObject({ status: 'supplement-asked', supplements: 0 });
    expect(asked.steps['deregister-residence']?.state).toBe('told');
  });

  it('is put to the family once no office is left that might lack more: on one slip', () => {
    const both = after(asked, outcome('settle-survivors-benefit', 'papers-asked'));
    expect(both.supplements).toBe(0);
    const { state, consequences } = advance(both, outcome('deregister-residence'));
    expect(state.supplements).toBe(1);
    expect(consequences).toEqual([
      {
        announce: 'supplement-requested',
        requests: [
          { step: 'grant-funeral-allowance', papers: ['death-notice'] },
          { step: 'settle-survivors-benefit', papers: ['death-notice'] },
        ],
        at: LATER,
      },
    ]);
    expect(askFamily({ state, consequences: [] }, LATER).consequences).toEqual([]);
  });

  it('is put to the family at once where nobody else is at work', () => {
    const { state, consequences } = advance(received(ALL), outcome('register-death', 'papers-asked'));
    expect(announced(consequences)).toEqual(['supplement-requested']);
    expect(state.supplements).toBe(1);
  });

  it('is put to the family though others are silent, when it has waited long enough', () => {
    expect(gatheringSince(asked)).toBe(LATER);
    const { state, consequences } = askFamily({ state: asked, consequences: [] }, LATER);
    expect(announced(consequences)).toEqual(['supplement-requested']);
    expect(gatheringSince(state)).toBeUndefined();
  });

  it('that is known before anything began stands on the first slip, and that step is not told', () => {
    const waiting = { status: 'received', procedures: ALL, supplements: 0 } as const;
    const steps = lacking(
      firstSteps(ALL, () => undefined),
      [{ step: 'grant-funeral-allowance', papers: ['account-details'] }],
      AT,
    );
    const begun = askFamily(tellNext({ ...waiting, steps }, AT), AT);
    expect(told(begun.consequences)).toEqual(['register-death']);
    expect(announced(begun.consequences)).toEqual(['supplement-requested']);
    const registered = advance(begun.state, outcome('register-death'));
    expect(told(registered.consequences)).toEqual(['deregister-residence', 'settle-survivors-benefit']);
    expect(resume(registered.state, ['grant-funeral-allowance'], LATER)!.consequences).toEqual([
      { tell: 'grant-funeral-allowance', attempt: 1 },
    ]);
  });

  it('keeps the status while other steps go on', () => {
    expect(after(asked, outcome('deregister-residence')).status).toBe('supplement-asked');
  });

  it('answered, has the office told again with the next attempt', () => {
    const resumed = resume(asked, ['grant-funeral-allowance'], LATER)!;
    expect(resumed.consequences).toEqual([{ tell: 'grant-funeral-allowance', attempt: 2 }]);
    expect(resumed.state.status).toBe('processing');
  });

  it('cannot be answered where nothing was asked', () => {
    expect(resume(asked, ['deregister-residence'], LATER)).toBeUndefined();
  });

  it('makes an answer to the earlier attempt a late one', () => {
    const { state } = resume(asked, ['grant-funeral-allowance'], LATER)!;
    const late = advance(state, outcome('grant-funeral-allowance', 'refused', 1));
    expect(late).toEqual({
      state,
      consequences: [{ record: 'late-answer', outcome: outcome('grant-funeral-allowance', 'refused', 1) }],
    });
  });
});

describe('whatever the offices answer, and however often', () => {
  const anyProcedures = fc.subarray(ALL.slice(2)).map((more): Procedure[] => [...TWO, ...more]);
  const anyOutcome = fc
    .record({
      step: fc.constantFrom(...STEPS),
      kind: fc.constantFrom('done', 'done', 'refused', 'papers-asked' as const),
      attempt: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ step, kind, attempt }) => outcome(step, kind, attempt));
  const anyMove = fc.oneof(
    { weight: 4, arbitrary: anyOutcome },
    { weight: 1, arbitrary: fc.constantFrom(...STEPS).map((resumed) => ({ resumed })) },
  );

  it('a decided step is never decided again, and no branch starts before the extract', () => {
    fc.assert(
      fc.property(anyProcedures, fc.array(anyMove, { maxLength: 40 }), (procedures, moves) => {
        let state = received(procedures);
        for (const move of moves) {
          const before = state;
          const advanced = 'resumed' in move ? resume(state, [move.resumed], LATER) : advance(state, move);
          if (!advanced) continue;
          state = advanced.state;
          for (const step of Object.keys(before.steps) as Step[]) {
            if (['done', 'refused', 'not-needed'].includes(before.steps[step]!.state))
              expect(state.steps[step]).toEqual(before.steps[step]);
            expect(state.steps[step]!.attempt).toBeGreaterThanOrEqual(before.steps[step]!.attempt);
          }
          if (told(advanced.consequences).some((step) => step !== 'register-death'))
            expect(state.steps['register-death']?.state).toBe('done');
        }
      }),
    );
  });

  it('the case has ended exactly when every step has, and says so once', () => {
    fc.assert(
      fc.property(anyProcedures, fc.array(anyMove, { maxLength: 40 }), (procedures, moves) => {
        let state = received(procedures);
        let ends = 0;
        for (const move of moves) {
          const advanced = 'resumed' in move ? resume(state, [move.resumed], LATER) : advance(state, move);
          if (!advanced) continue;
          state = advanced.state;
          ends += announced(advanced.consequences).filter((word) => word !== 'supplement-requested').length;
          const over = Object.values(state.steps).every((record) =>
            ['done', 'refused', 'not-needed'].includes(record.state),
          );
          expect(state.endedAt !== undefined).toBe(over);
        }
        expect(ends).toBe(state.endedAt ? 1 : 0);
      }),
    );
  });
});
