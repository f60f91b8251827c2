import type { RegisterDeath } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import { command } from '../testing-ground/command';
import { registerDeath, type Known } from './register-death';

const law = loadLaw();
const UNKNOWN: Known = { registered: false, healthNotice: false };

function decide(change: (c: RegisterDeath) => void = () => undefined, known: Partial<Known> = {}) {
  const c = command();
  change(c);
  return registerDeath(c, { ...UNKNOWN, ...known }, law, '2026-11-25');
}

describe('a death registration', () => {
  it('that is in order is approved, and on time within fifteen days', () => {
    expect(decide()).toEqual({ answer: 'approve', timing: 'on-time' });
  });

  it('asked for after fifteen days is late, and approved all the same', () => {
    expect(decide((c) => (c.death.date = '2026-11-08'))).toEqual({ answer: 'approve', timing: 'late' });
    // The fifteenth day, 24 November, is a holiday: the time ends with the next working day.
    expect(decide((c) => (c.death.date = '2026-11-09'))).toEqual({ answer: 'approve', timing: 'on-time' });
  });

  it.each<[string, (c: RegisterDeath) => void, Partial<Known>, string]>([
    ['of a person who stands in a register', () => undefined, { registered: true }, 'already-registered'],
    ['of a death after today', (c) => (c.death.date = '2026-11-26'), {}, 'dates-impossible'],
    ['of a death before the birth', (c) => (c.death.date = '1944-05-05'), {}, 'dates-impossible'],
    [
      'where the person neither lived nor died',
      (c) => Object.assign(c, { commune: '31147' }),
      {},
      'not-competent',
    ],
    [
      'with a paper that does not prove this kind of death',
      (c) => (c.death.kind = 'accident-or-suspicious'),
      {},
      'notice-not-valid-for-kind',
    ],
  ])('%s is refused', (_title, change, known, reason) => {
    expect(decide(change, known)).toMatchObject({ answer: 'refuse', reason });
  });

  it('where the person died, not lived, is this office’s as well', () => {
    expect(decide((c) => Object.assign(c, { commune: '31135' }))).toMatchObject({ answer: 'approve' });
  });

  it('without a notice asks for it', () => {
    expect(decide((c) => (c.death.notice = undefined))).toMatchObject({
      answer: 'ask',
      papers: ['death-notice'],
    });
  });

  it('without a notice that the health facility has told needs none', () => {
    expect(decide((c) => (c.death.notice = undefined), { healthNotice: true })).toMatchObject({
      answer: 'approve',
    });
  });

  it('asked for by an authorised person needs the authorisation', () => {
    const authorised = (c: RegisterDeath) => (c.requester.relation = 'authorised-person');
    expect(decide(authorised)).toMatchObject({ answer: 'ask', papers: ['authorisation'] });
    expect(decide((c) => Object.assign(c, { papers: ['authorisation'] }) && authorised(c))).toMatchObject({
      answer: 'approve',
    });
  });
});
