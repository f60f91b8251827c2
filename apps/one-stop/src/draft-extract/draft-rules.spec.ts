import { loadLaw } from '@lien-thong/law';
import { declaration } from '../testing-ground/declaration';
import { amended, confirmBy, draftOf } from './draft-rules';

const law = loadLaw();

describe('the draft of an extract', () => {
  it('is sent to who files online, for one day', () => {
    const online = { channel: 'online', commune: '31120' } as const;
    expect(confirmBy(law, online, '2026-11-18T02:00:00Z')).toEqual(new Date('2026-11-19T24:00:00+07:00'));
    expect(confirmBy(law, { ...online, channel: 'desk' }, '2026-11-18T02:00:00Z')).toBeUndefined();
    expect(confirmBy(law, { ...online, channel: 'post' }, '2026-11-18T02:00:00Z')).toBeUndefined();
  });

  it('that ends on a day off is open until the next working day has ended', () => {
    const online = { channel: 'online', commune: '31120' } as const;
    expect(confirmBy(law, online, '2026-11-20T02:00:00Z')).toEqual(new Date('2026-11-23T24:00:00+07:00'));
  });

  it('corrects nothing but what it says', () => {
    const form = declaration();
    const { middleName: _, ...draft } = draftOf(form);
    const corrected = amended(form, { ...draft, givenName: 'Bẩy', diedOn: '2026-11-19' });
    expect(corrected.deceased).not.toHaveProperty('middleName');
    expect(corrected.deceased.givenName).toBe('Bẩy');
    expect(corrected.death).toEqual({ ...form.death, date: '2026-11-19' });
    expect(amended(form, draftOf(form))).toEqual(form);
  });
});
