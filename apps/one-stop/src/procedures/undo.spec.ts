import { PROCEDURES, STEPS, type Procedure, type Step } from '@lien-thong/contracts';
import fc from 'fast-check';
import type { CaseState, Outcome, Standing } from '../linked-case/case-state';
import { advance, firstSteps, resume, tellNext, type Advance, type Consequence } from './advance';
import { annul, stopAnswered, stopCase, undone, withdraw } from './undo';

const AT = '2026-11-20T02:00:00.000Z';
const LATER = '2026-11-21T02:00:00.000Z';
const ALL = [...PROCEDURES];
const BRANCHES: Step[] = ['deregister-residence', 'grant-funeral-allowance', 'settle-survivors-benefit'];

const standing = Object.fromEntries(
  STEPS.map((step) => [step, { stands: true, text: 'vẫn có hiệu lực' }]),
) as Standing;
const REVOKED: Standing = {
  ...standing,
  'grant-funeral-allowance': { stands: false, text: 'thu hồi' },
};

const received = (procedures: Procedure[] = ALL): CaseState =>
  tellNext(
    { status: 'received', procedures, steps: firstSteps(procedures, () => undefined), supplements: 0 },
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

const answered = (state: CaseState, ...steps: Step[]): CaseState =>
  steps.reduce((s, step) => advance(s, outcome(step)).state, state);
const registered = answered(received(), 'register-death');
const ended = answered(received(), 'register-death', ...BRANCHES);

const withdrawn = (state: CaseState, by = standing) => withdraw(state, { at: LATER, why: 'x', standing: by });
const ALIVE = { text: 'còn sống', restores: true, paysOn: true };
const annulling = (state: CaseState, follows = ALIVE) =>
  annul(state, { at: LATER, why: 'x', ground: 'person-is-alive', document: '15/QĐST', follows });
const stopped = (state: CaseState, step: Step, result: 'stopped' | 'already-decided' = 'stopped') =>
  stopAnswered(state, { step, attempt: state.steps[step]!.attempt, result, at: LATER });
const undid = (state: CaseState, step: Step) =>
  undone(state, { step, attempt: state.steps[step]!.attempt, state: 'undone', result: 'xong', at: LATER });

const ordered = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('stop' in c ? [`stop ${c.stop}`] : 'undo' in c ? [`undo ${c.undo}`] : []));
const payers = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('payments' in c ? [c.payments] : []));
const announced = (consequences: Consequence[]) =>
  consequences.flatMap((c) => ('announce' in c ? [c.announce] : []));

describe('a withdrawal', () => {
  it('tells every office that was told to stop, and nobody else', () => {
    const { state, consequences } = withdrawn(received())!;
    expect(ordered(consequences)).toEqual(['stop register-death']);
    expect(state).toMatchObject({
      status: 'withdrawn',
      steps: { 'deregister-residence': { state: 'not-needed' } },
    });
    expect(state.endedAt).toBeUndefined();
  });

  it('has pensions stopped all the same where the death was registered meanwhile', () => {
    const { consequences } = advance(withdrawn(received())!.state, outcome('register-death'));
    expect(payers(consequences)).toEqual(['stop']);
  });

  it('ends once every office has stopped', () => {
    const { state, consequences } = stopped(withdrawn(received())!.state, 'register-death');
    expect(state).toMatchObject({ status: 'withdrawn', endedAt: LATER, undoing: { endedAt: LATER } });
    expect(state.steps['register-death']?.state).toBe('not-needed');
    expect(announced(consequences)).toEqual(['withdrawal-completed']);
  });

  it('lets what was decided stand where the law says so', () => {
    const { state } = withdrawn(registered)!;
    expect(state.undoing?.steps['register-death']).toMatchObject({
      state: 'stands',
      result: 'vẫn có hiệu lực',
    });
  });

  it('has undone what the law does not let stand, and ends only then', () => {
    const paid = answered(registered, 'grant-funeral-allowance');
    const { state, consequences } = withdrawn(paid, REVOKED)!;
    expect(ordered(consequences)).toContain('undo grant-funeral-allowance');
    const rest = stopped(stopped(state, 'deregister-residence').state, 'settle-survivors-benefit').state;
    expect(rest.endedAt).toBeUndefined();
    expect(undid(rest, 'grant-funeral-allowance').state.endedAt).toBe(LATER);
  });

  it('keeps a decision that was made while the request to stop was under way, whichever answer comes first', () => {
    const { state } = withdrawn(received())!;
    const decidedFirst = advance(state, outcome('register-death')).state;
    const answeredFirst = advance(
      stopped(state, 'register-death', 'already-decided').state,
      outcome('register-death'),
    ).state;
    for (const s of [decidedFirst, answeredFirst]) {
      expect(s.steps['register-death']?.state).toBe('done');
      expect(s.undoing?.steps['register-death']?.state).toBe('stands');
      expect(s).toMatchObject({ status: 'withdrawn', endedAt: LATER });
    }
  });

  it('is refused for a case that has ended or is being undone', () => {
    expect(withdrawn(ended)).toBeUndefined();
    expect(withdrawn(withdrawn(received())!.state)).toBeUndefined();
  });

  it('takes no more papers where it is to stop', () => {
    const asked = advance(registered, outcome('grant-funeral-allowance', 'papers-asked')).state;
    expect(resume(withdrawn(asked)!.state, ['grant-funeral-allowance'], LATER)).toBeUndefined();
  });
});

describe('a stop by an authority', () => {
  it('tells the offices the same as a withdrawal, ends the case as stopped, and says so once', () => {
    const begun = stopCase(registered, { at: LATER, why: 'x', standing, legalGround: 'Công văn 120' })!;
    expect(ordered(begun.consequences)).toEqual(BRANCHES.map((step) => `stop ${step}`));
    const end = BRANCHES.reduce((so, step) => stopped(so.state, step), begun);
    expect(end.state).toMatchObject({ status: 'stopped', endedAt: LATER });
    expect(announced(end.consequences)).toEqual(['case-stopped']);
  });
});

describe('an annulment', () => {
  it('is the registry’s to decide: nobody else is told before', () => {
    expect(ordered(annulling(ended)!.consequences)).toEqual(['undo register-death']);
  });

  it('has everybody who acted on the extract undo it', () => {
    const { consequences } = undid(annulling(ended)!.state, 'register-death');
    expect(ordered(consequences)).toEqual(BRANCHES.map((step) => `undo ${step}`));
    expect(announced(consequences)).toEqual(['annulled']);
  });

  it('has who has not decided yet stop, and ends the case with it', () => {
    const begun = undid(annulling(answered(registered, 'deregister-residence'))!.state, 'register-death');
    expect(ordered(begun.consequences)).toEqual([
      'undo deregister-residence',
      'stop grant-funeral-allowance',
      'stop settle-survivors-benefit',
    ]);
    const rest = stopped(
      stopped(begun.state, 'grant-funeral-allowance').state,
      'settle-survivors-benefit',
    ).state;
    const { state, consequences } = undid(rest, 'deregister-residence');
    expect(state).toMatchObject({ status: 'stopped', endedAt: LATER, undoing: { endedAt: LATER } });
    expect(announced(consequences)).toEqual(['annulment-completed']);
  });

  it('leaves how an ended case ended', () => {
    let { state } = undid(annulling(ended)!.state, 'register-death');
    for (const step of BRANCHES) state = undid(state, step).state;
    expect(state).toMatchObject({ status: 'done', endedAt: ended.endedAt, undoing: { endedAt: LATER } });
  });

  it('of a person who lives has pensions paid on, whatever was claimed and decided', () => {
    const claimed = annulling(ended)!.state;
    const unclaimed = annulling(answered(received(['death-registration']), 'register-death'))!.state;
    for (const state of [claimed, unclaimed])
      expect(payers(undid(state, 'register-death').consequences)).toEqual(['resume']);
  });

  it('that the registry does not decide so changes nothing, and may be asked for again', () => {
    const asked = annulling(ended)!.state;
    const { state, consequences } = undone(asked, {
      step: 'register-death',
      attempt: 1,
      state: 'refused',
      result: 'chưa có căn cứ',
      at: LATER,
    });
    expect(consequences).toEqual([]);
    expect(state).toMatchObject({ status: 'done', undoing: { endedAt: LATER } });
    expect(annulling(state)).toBeDefined();
  });

  it('of one of two registrations of one person leaves what was done, and ends at once', () => {
    const twice = { text: 'hai lần', restores: false, paysOn: false };
    const { state, consequences } = undid(annulling(ended, twice)!.state, 'register-death');
    expect(ordered(consequences)).toEqual([]);
    expect(payers(consequences)).toEqual([]);
    expect(announced(consequences)).toEqual(['annulled', 'annulment-completed']);
    expect(state.undoing?.steps['deregister-residence']?.state).toBe('stands');
  });

  it('is refused without a registration', () => {
    expect(annulling(received())).toBeUndefined();
  });
});

describe('whatever is answered, and in whatever order', () => {
  type Move = (state: CaseState) => Advance | undefined;
  const anyStep = fc.constantFrom(...STEPS);
  const anyMove: fc.Arbitrary<Move> = fc.oneof(
    fc.record({ step: anyStep, kind: fc.constantFrom('done', 'refused', 'papers-asked' as const) }).map(
      ({ step, kind }): Move =>
        (s) =>
          s.steps[step] && advance(s, outcome(step, kind, s.steps[step].attempt)),
    ),
    anyStep.map(
      (step): Move =>
        (s) =>
          s.steps[step] ? stopped(s, step) : undefined,
    ),
    anyStep.map(
      (step): Move =>
        (s) =>
          s.steps[step] ? undid(s, step) : undefined,
    ),
    fc.constant<Move>((s) => withdrawn(s, REVOKED)),
    fc.constant<Move>((s) => annulling(s)),
  );

  it('a withdrawn case never goes on, tells nobody to begin, and every order is answered before it ends', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        let state = received();
        for (const move of moves) {
          const before = state;
          const advanced = move(state);
          if (!advanced) continue;
          ({ state } = advanced);
          if (before.status === 'withdrawn') {
            expect(state.status).toBe('withdrawn');
            expect(advanced.consequences.some((c) => 'tell' in c)).toBe(false);
          }
          const asked = Object.values(state.undoing?.steps ?? {}).some((record) => record.state === 'asked');
          if (state.undoing?.endedAt) expect(asked).toBe(false);
          const open = Object.values(state.steps).some(
            ({ state: s }) => s === 'told' || s === 'papers-asked',
          );
          if (state.endedAt) expect(open).toBe(false);
        }
      }),
    );
  });
});
