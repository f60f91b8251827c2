import { loadLaw } from '@lien-thong/law';
import { RECEIVED_AT, toldCase } from '../testing-ground/told-case';
import { draftApology, reappointment } from './apology-draft';

const law = loadLaw();
const { state, registered, promisedOn, limits } = toldCase(law);
const late = { receivedAt: RECEIVED_AT, promisedOn, limits };
const lateRegistered = {
  ...registered,
  'register-death': { ...registered['register-death']!, answeredAt: '2026-11-30T02:00:00.000Z' },
  'deregister-residence': { ...registered['deregister-residence']!, toldAt: '2026-11-30T02:00:00.000Z' },
};

describe('a slip that is laid ready for a case promised for Wednesday 2 December', () => {
  it('names the office that is silent and the next working day', () => {
    expect(draftApology(law, { ...late, steps: registered }, '2026-12-01')).toEqual({
      cause: 'office-silent',
      steps: ['deregister-residence'],
      reason:
        'Công an xã (cư trú) chưa giải quyết xong bước “Xóa đăng ký thường trú”, chuyển đến ngày 25/11/2026.',
      newDay: '2026-12-03',
    });
  });

  it('gives an office that was told late the whole of its limit', () => {
    const draft = draftApology(law, { ...late, steps: lateRegistered }, '2026-12-01');
    expect(draft).toMatchObject({ cause: 'begun-late', newDay: '2026-12-07' });
    expect(draft.reason).toContain('Việc đăng ký khai tử xong muộn');
  });

  it('gives what still waits for the registration its limit from there', () => {
    const draft = draftApology(law, { ...late, steps: state.steps }, '2026-12-01');
    expect(draft).toMatchObject({ steps: ['register-death'], newDay: '2026-12-08' });
  });

  it('names no later day than the law lets it, reckoned from today once the promised day has passed', () => {
    expect(reappointment(law, { ...late, steps: registered }, '2026-12-01')).toEqual({
      times: 1,
      earliest: '2026-12-03',
      latest: '2026-12-09',
    });
    const bounds = reappointment(law, { ...late, steps: registered }, '2026-12-10');
    expect(bounds).toEqual({ times: 1, earliest: '2026-12-11', latest: '2026-12-17' });
    const { newDay } = draftApology(law, { ...late, steps: registered }, '2026-12-10');
    expect(newDay).toBe('2026-12-11');
  });
});
