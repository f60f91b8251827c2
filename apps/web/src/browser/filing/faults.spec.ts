import { formFaultsOf } from './faults';
import { BLANK, type FormValues } from './form-values';

const headIsRequester: FormValues = {
  ...BLANK,
  householdHead: { ...BLANK.householdHead, isRequester: true },
};

describe('faults of the API at the fields of the form', () => {
  it('stand at the field that the pointer names', () => {
    const fault = { pointer: '/benefit/survivors/0/fullName', code: 'required', message: 'Chưa nhập.' };
    expect(formFaultsOf([fault], BLANK)).toEqual([
      { path: 'benefit.survivors.0.fullName', message: 'Chưa nhập.', part: 'Thân nhân 1' },
    ]);
  });

  it('speak of days the way they are typed', () => {
    const message = 'Ngày mất không phải là ngày có thật (viết năm-tháng-ngày, ví dụ 2026-11-05).';
    const [fault] = formFaultsOf([{ pointer: '/death/date', code: 'invalid-day', message }], BLANK);
    expect(fault?.message).toBe(
      'Ngày mất không phải là ngày có thật (viết ngày/tháng/năm, ví dụ 05/11/2026).',
    );
  });

  it('of a copied person are told once, at the requester', () => {
    const faults = ['/requester/fullName', '/householdHead/fullName'].map((pointer) => ({
      pointer,
      code: 'required',
      message: pointer,
    }));
    expect(formFaultsOf(faults, headIsRequester)).toMatchObject([
      { path: 'requester.fullName', message: '/requester/fullName' },
    ]);
    expect(formFaultsOf(faults, BLANK)).toHaveLength(2);
  });

  it('of a province are told at its commune, which speaks first', () => {
    const faults = ['/death/place/province', '/death/place/commune'].map((pointer) => ({
      pointer,
      code: 'required',
      message: pointer,
    }));
    expect(formFaultsOf(faults, BLANK)).toMatchObject([
      { path: 'death.place.commune', message: '/death/place/commune', part: 'Nơi mất' },
    ]);
    expect(formFaultsOf(faults.slice(0, 1), BLANK)).toMatchObject([{ path: 'death.place.commune' }]);
  });
});
