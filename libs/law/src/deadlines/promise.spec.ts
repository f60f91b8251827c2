import fc from 'fast-check';
import {
  declarationTiming,
  dutyEndsOn,
  isWorkingDay,
  LawGapError,
  loadLaw,
  PROCEDURE_KEYS,
  promise,
} from '../index';

const law = loadLaw();
const desk = (receivedAt: string) =>
  promise(law, { procedures: ['death-registration'], receivedAt, channel: 'desk' });

describe('the day a death registration is promised for', () => {
  it.each([
    ['2026-11-23T15:30:00+07:00', '2026-11-25', 'after 15:00 on the day before a holiday'],
    ['2026-11-23T15:00:00+07:00', '2026-11-23', 'at 15:00:00 sharp'],
    ['2026-11-23T15:00:01+07:00', '2026-11-25', 'one second after 15:00'],
    ['2026-11-23T08:00:01Z', '2026-11-25', 'the same second told in UTC'],
    ['2026-11-22T18:00:00Z', '2026-11-23', 'after midnight at the office'],
    ['2026-11-24T09:00:00+07:00', '2026-11-25', 'on 24 November itself'],
    ['2026-11-24T16:00:00+07:00', '2026-11-25', 'late on a holiday'],
    ['2026-11-27T15:01:00+07:00', '2026-11-30', 'late on a Friday'],
    ['2026-02-13T16:00:00+07:00', '2026-02-23', 'late on the last day before Tết 2026'],
    ['2027-02-04T16:00:00+07:00', '2027-02-12', 'late on the last day before Tết 2027'],
    ['2026-04-24T15:10:00+07:00', '2026-04-28', 'late before Giỗ Tổ on a Sunday'],
    ['2026-04-29T15:10:00+07:00', '2026-05-04', 'late before 30 April and 1 May'],
    ['2026-01-09T15:10:00+07:00', '2026-01-10', 'late before a Saturday that is worked'],
    ['2026-01-10T10:00:00+07:00', '2026-01-10', 'on a Saturday that is worked'],
    ['2026-08-28T15:10:00+07:00', '2026-09-03', 'late before the National Day'],
  ])('received %s is %s: %s', (receivedAt, promisedOn) => {
    expect(desk(receivedAt).promisedOn).toBe(promisedOn);
  });

  it('is explained in a sentence that names the holiday in between', () => {
    expect(desk('2026-11-23T15:30:00+07:00').limits[0]!.explanation).toBe(
      'Tiếp nhận lúc 15 giờ 30 phút, thứ Hai 23/11/2026, sau 15 giờ nên trả kết quả trong ngày làm việc tiếp theo, ' +
        'thứ Tư 25/11/2026; không tính thứ Ba 24/11/2026 (nghỉ Ngày Văn hóa Việt Nam).',
    );
  });
});

describe('the day a linked case is promised for', () => {
  const all = {
    procedures: PROCEDURE_KEYS,
    receivedAt: '2026-11-23T15:30:00+07:00',
    channel: 'desk',
  } as const;

  it('is the latest of the branches, which start together from the extract', () => {
    const { limits, promisedOn, lawVersion } = promise(law, { ...all, category: ['compulsory-insurance'] });
    expect(limits.map(({ step, dueOn }) => [step, dueOn])).toEqual([
      ['register-death', '2026-11-25'],
      ['deregister-residence', '2026-12-02'],
      ['grant-funeral-allowance', '2026-12-09'],
      ['settle-survivors-benefit', '2026-12-07'],
    ]);
    expect(promisedOn).toBe('2026-12-09');
    expect(lawVersion).toBe(law.version);
  });

  it.each([
    ['social-protection', '2026-11-30', 3],
    ['social-pension', '2026-11-30', 3],
    ['compulsory-insurance', '2026-12-09', 10],
    ['frontline-labour', '2026-12-11', 12],
    ['meritorious', '2026-12-18', 17],
    ['veteran', '2026-12-21', 25],
  ] as const)('takes the funeral limit of %s: %s (%d days)', (category, dueOn, n) => {
    const { limits } = promise(law, { ...all, category: [category] });
    const funeral = limits.find((l) => l.step === 'grant-funeral-allowance');
    expect(funeral).toMatchObject({ dueOn, category, limit: { n } });
  });

  it('takes the slowest regime when several are claimed, or none is named', () => {
    const of = (category: ('meritorious' | 'social-protection')[]) =>
      promise(law, { ...all, category }).promisedOn;
    expect(of(['social-protection', 'meritorious'])).toBe('2026-12-18');
    expect(of([])).toBe('2026-12-21');
  });

  it('takes the narrower limit of a procedure code where one is given', () => {
    const procedures = ['death-registration', 'residence-deletion'] as const;
    const of = (scope?: Record<string, string>) => promise(law, { ...all, procedures, scope }).promisedOn;
    expect(of()).toBe('2026-12-02');
    expect(of({ procedureCode: '1.007073' })).toBe('2026-11-27');
  });

  it('counts as near due, step by step, before it is due', () => {
    const { limits } = promise(law, { ...all, category: ['compulsory-insurance'] });
    expect(limits.map(({ nearDueFrom }) => nearDueFrom)).toEqual([
      '2026-11-25',
      '2026-12-01',
      '2026-12-07',
      '2026-12-03',
    ]);
  });

  it('moves for a pause of one step only as far as that step does', () => {
    const asked = { ...all, category: ['social-protection'] } as const;
    const pause = [{ from: '2026-11-27', until: '2026-12-04', why: 'supplement-asked' }];
    const { limits, promisedOn } = promise(law, { ...asked, pauses: { 'deregister-residence': pause } });
    expect(limits.map(({ dueOn }) => dueOn)).toEqual([
      '2026-11-25',
      '2026-12-10',
      '2026-11-30',
      '2026-12-07',
    ]);
    expect(promisedOn).toBe('2026-12-10');
  });

  it('moves as a whole when the registration stood still, since the branches wait for the extract', () => {
    const pause = [{ from: '2026-11-23', until: '2026-11-26', why: 'supplement-asked' }];
    const asked = { ...all, category: ['social-protection'], pauses: { 'register-death': pause } } as const;
    const { limits } = promise(law, asked);
    expect(limits.map(({ dueOn }) => dueOn)).toEqual([
      '2026-11-27',
      '2026-12-04',
      '2026-12-02',
      '2026-12-09',
    ]);
  });

  it('is always a working day and never before the registration', () => {
    const instants = fc.date({
      min: new Date('2025-01-02T00:00:00Z'),
      max: new Date('2028-09-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.subarray([...PROCEDURE_KEYS]), (at, procedures) => {
        const made = promise(law, { procedures, receivedAt: at.toISOString(), channel: 'online' });
        expect(isWorkingDay(law, made.promisedOn)).toBe(true);
        for (const limit of made.limits) {
          expect(limit.dueOn >= made.limits[0]!.dueOn).toBe(true);
          expect(limit.dueOn <= made.promisedOn).toBe(true);
        }
      }),
    );
  });
});

describe('a declaration', () => {
  it.each([
    ['2026-11-08', '2026-11-23', 'on-time'],
    // The fifteenth day is Saturday 21 or Sunday 22 November, and the limit ends with Monday.
    ['2026-11-06', '2026-11-23', 'on-time'],
    ['2026-11-07', '2026-11-23', 'on-time'],
    ['2026-11-05', '2026-11-23', 'late'],
    ['2021-11-23', '2026-11-23', 'late'],
    ['2021-11-22', '2026-11-23', 'long-dead'],
    ['2026-11-23', '2026-11-23', 'on-time'],
  ])('of a death on %s received on %s is %s', (diedOn, receivedOn, timing) => {
    expect(declarationTiming(law, { diedOn, receivedOn }).timing).toBe(timing);
  });
});

it.each([
  ['declare-death', '2026-11-16'],
  ['report-residence', '2026-11-09'],
  ['claim-insurance', '2027-02-01'],
  ['forward-claim', '2026-12-01'],
] as const)('the duty %s from 1 November 2026 ends on %s', (duty, lastDay) => {
  expect(dutyEndsOn(law, duty, '2026-11-01').lastDay).toBe(lastDay);
});

it('the claim on a policy of the province is counted in working days, where the province has one', () => {
  const claim = (province: string) =>
    dutyEndsOn(law, 'claim-local-policy', '2026-11-01', '2026-11-01', { province });
  expect(claim('12').lastDay).toBe('2026-12-14');
  expect(() => claim('92')).toThrow(LawGapError);
});
