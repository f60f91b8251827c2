import { findCommune, loadLaw } from '@lien-thong/law';
import { healthNotice } from '../testing-ground/health-notice';
import { fitnessOf, noticeFaults, tellingDue } from './notice-rules';
import { prefillOf } from './prefill';

const law = loadLaw();
const notice = (change: object = {}) => ({ ...healthNotice(), ...change });

describe('whether a notice follows from what its facility told before', () => {
  const known = { revision: 2, withdrawn: false };

  it('takes the first telling, a correction too, but no withdrawal of what nobody knows', () => {
    expect(fitnessOf(notice(), undefined)).toBe('fit');
    expect(fitnessOf(notice({ act: 'corrected', revision: 2 }), undefined)).toBe('fit');
    expect(fitnessOf(notice({ act: 'withdrawn', revision: 2 }), undefined)).toBe('notice-unknown');
  });

  it('refuses what is no newer than what is known, and a second issue', () => {
    expect(fitnessOf(notice({ act: 'corrected', revision: 2 }), known)).toBe('notice-already-told');
    expect(fitnessOf(notice({ act: 'issued', revision: 3 }), known)).toBe('notice-already-told');
    expect(fitnessOf(notice({ act: 'withdrawn', revision: 3 }), known)).toBe('fit');
  });

  it('brings back nothing that was withdrawn', () => {
    const withdrawn = { revision: 2, withdrawn: true };
    expect(fitnessOf(notice({ act: 'corrected', revision: 3 }), withdrawn)).toBe('notice-withdrawn');
  });
});

describe('by when a facility tells', () => {
  it.each([
    ['within the morning and the afternoon', '2026-11-20T09:00:00+07:00', '2026-11-20T15:00:00+07:00'],
    ['over a night', '2026-11-18T16:00:00+07:00', '2026-11-19T10:00:00+07:00'],
    ['over a holiday, Culture Day', '2026-11-23T16:00:00+07:00', '2026-11-25T10:00:00+07:00'],
    ['over a weekend', '2026-11-20T16:30:00+07:00', '2026-11-23T10:30:00+07:00'],
  ])('is four working hours %s', (_, issuedAt, due) => {
    expect(tellingDue(law, notice({ issuedAt }))).toEqual(new Date(due));
  });
});

describe('what is wrong with a notice', () => {
  const now = new Date('2026-11-20T03:00:00Z');
  const faultsOf = (change: object) =>
    noticeFaults(notice(change), { now, findCommune }).map(({ code }) => code);

  it('is nothing where it is in order, and named where it is not', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ issuedAt: '2026-11-21T03:00:00Z' })).toEqual(['in-the-future']);
    expect(faultsOf({ death: { ...healthNotice().death, date: '2026-11-21' } })).toEqual(['after-notice']);
    expect(faultsOf({ deceased: { ...healthNotice().deceased, birthDate: '2026-12' } })).toEqual([
      'before-birth',
    ]);
  });
});

describe('the prefilled declaration', () => {
  it('has what the notice says, and tells which fields that are', () => {
    const { declaration, fromNotice } = prefillOf(healthNotice());
    expect(declaration.death).toMatchObject({
      kind: 'health-facility',
      notice: { kind: 'death-notice', number: '318/GBT', issuedOn: '2026-11-20' },
    });
    expect(fromNotice).toContain('/deceased/lastResidence/commune');
    expect(fromNotice).toContain('/death/notice/number');
    expect(fromNotice).not.toContain('/commune');
  });
});
