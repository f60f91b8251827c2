import { loadLaw } from '../rows/law-files';
import { afterWithdrawal, annulmentGround, waitsTooLongSince } from './undoing';

const law = loadLaw();

it('a registered death stands whatever the family withdraws', () => {
  expect(afterWithdrawal(law, 'register-death', '2026-11-25')).toMatchObject({ stands: true });
});

it('a ground to annul is a sentence that a family can read', () => {
  expect(annulmentGround(law, 'person-is-alive', '2026-11-25').text).toMatch(/còn sống\.$/);
});

it('a person registered twice stays dead: nothing that was done by the other registration is undone', () => {
  expect(annulmentGround(law, 'registered-twice', '2026-11-25')).toMatchObject({
    restores: false,
    paysOn: false,
  });
});

it.each([
  ['2026-11-25', '2026-11-17'],
  ['2026-12-02', '2026-11-25'],
])('on %s, what was asked before %s has waited longer than any office may take', (today, since) => {
  expect(waitsTooLongSince(law, today)).toBe(since);
});
