import { declaration } from '../testing-ground/declaration';
import { correctedForm, isCorrect, registeredOf } from './corrected-form';

describe('what an entry is corrected to', () => {
  const form = declaration();
  const registered = registeredOf(form);

  it('is nothing new where it says what was declared', () => {
    expect(isCorrect(form, registered)).toBe(true);
    expect(correctedForm(form, registered)).toEqual(form);
  });

  it.each([
    ['the day of death', { diedOn: '2026-11-01' }],
    ['the name', { givenName: 'Tám' }],
    ['the personal id', { personalId: '092044009999' }],
  ])('may be %s', (_, change) => {
    const corrected = { ...registered, ...change };
    expect(isCorrect(form, corrected)).toBe(false);
    expect(registeredOf(correctedForm(form, corrected))).toEqual(corrected);
  });

  it('may take away a personal id that was another person’s', () => {
    const { personalId: _, ...without } = registered;
    expect(isCorrect(form, without)).toBe(false);
    expect(correctedForm(form, without).deceased).not.toHaveProperty('personalId');
  });

  it('leaves the rest of the declaration alone', () => {
    const { death, requester } = correctedForm(form, { ...registered, diedOn: '2026-11-01' });
    expect(death).toEqual({ ...form.death, date: '2026-11-01' });
    expect(requester).toEqual(form.requester);
  });
});
