import type { Declaration } from '@lien-thong/contracts';
import { findCommune, loadLaw } from '@lien-thong/law';
import { declaration } from '../testing-ground/declaration';
import { declarationFaults } from './declaration-rules';

const law = loadLaw();

const faults = (change: (d: Declaration) => void): string[] => {
  const d = declaration();
  change(d);
  return declarationFaults(d, { today: '2026-11-25', findCommune, law }).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
};

describe('a declaration', () => {
  it('that is in order has no fault', () => {
    expect(faults(() => undefined)).toEqual([]);
  });

  it.each<[string, (d: Declaration) => void, string]>([
    ['names a commune that exists', (d) => (d.commune = '99999'), '/commune unknown-commune'],
    [
      'was helped with in a commune that exists',
      (d) => (d.assistedBy = { commune: '99999', officer: 'officer-1' }),
      '/assistedBy/commune unknown-commune',
    ],
    [
      'always registers the death and deletes the residence',
      (d) => (d.procedures = ['death-registration', 'funeral-allowance']),
      '/procedures registration-and-deletion-needed',
    ],
    [
      'is not made by the dead',
      (d) => (d.requester.personalId = d.deceased.personalId!),
      '/requester/personalId same-as-deceased',
    ],
    [
      'names a commune of the province named',
      (d) => (d.deceased.lastResidence.province = '01'),
      '/deceased/lastResidence/commune not-in-province',
    ],
    ['tells no death of tomorrow', (d) => (d.death.date = '2026-11-26'), '/death/date in-the-future'],
    ['tells no death before the birth', (d) => (d.death.date = '1943-12-31'), '/death/date before-birth'],
    [
      'has a notice issued after the death',
      (d) => (d.death.notice!.issuedOn = '2026-11-19'),
      '/death/notice/issuedOn before-death',
    ],
    ['that claims an allowance says which', (d) => (d.benefit = undefined), '/benefit required'],
    ['that claims an allowance says who gets it', (d) => (d.payee = undefined), '/payee required'],
    [
      'that claims nothing gives no account',
      (d) => (d.procedures = ['death-registration', 'residence-deletion']),
      '/payee not-asked',
    ],
    [
      'claims one of two that exclude each other',
      (d) => (d.benefit!.categories = ['emergency', 'social-protection']),
      '/benefit/categories exclude-each-other',
    ],
    [
      "that claims the survivors' benefit names them",
      (d) => (d.benefit!.survivors = []),
      '/benefit/survivors required',
    ],
    [
      'that wants a transfer gives the account',
      (d) => (d.payee!.account = undefined),
      '/payee/account required',
    ],
    [
      'that wants the post gives an address',
      (d) => (d.delivery = { method: 'post' }),
      '/delivery/address required',
    ],
    [
      'from home decides no question of likeness',
      (d) => Object.assign(d, { channel: 'online', notSamePersonBecause: 'khác' }),
      '/notSamePersonBecause officer-only',
    ],
  ])('%s', (_title, change, expected) => {
    expect(faults(change)).toContain(expected);
  });

  it('may know the year of birth alone, also when the death was in that year', () => {
    expect(faults((d) => Object.assign(d.deceased, { birthDate: '2026' }))).toEqual([]);
  });

  it('tells every field once', () => {
    const found = faults((d) => Object.assign(d.death, { date: '1900-01-01' }));
    expect(new Set(found.map((f) => f.split(' ')[0])).size).toBe(found.length);
  });

  it('of a death abroad is told by which procedure of the law that is noted', () => {
    const d = declaration();
    d.diedAbroadIn = 'Nhật Bản';
    const [found] = declarationFaults(d, { today: '2026-11-25', findCommune, law });
    expect(found).toMatchObject({ pointer: '/diedAbroadIn', code: 'noted-not-registered' });
    expect(found!.message).toContain('2.000547');
  });
});
