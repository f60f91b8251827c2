import { deadline, loadLaw, type DeadlineQuestion } from '../index';

const law = loadLaw();

type Asked = Omit<DeadlineQuestion, 'procedure' | 'receivedAt'>;

/** Local time at the office. */
const due = (procedure: string, received: string, more: Asked = {}) =>
  deadline(law, { procedure, receivedAt: `${received}+07:00`, ...more });

const paused = (...stretches: [from: string, until: string][]): Asked => ({
  pauses: stretches.map(([from, until]) => ({ from, until, why: 'supplement-asked' })),
});

describe('a death registration, settled on the day it is received,', () => {
  it.each([
    ['2026-11-23T15:30:00', '2026-11-25', 'after 15:00 on the day before 24 November'],
    ['2026-11-23T15:00:00', '2026-11-23', 'at 15:00:00 sharp'],
    ['2026-11-23T15:00:01', '2026-11-25', 'at 15:00:01'],
    ['2025-11-24T10:00:00', '2025-11-24', 'on 24 November the year before it was a holiday'],
    ['2027-11-24T09:00:00', '2027-11-25', 'on 24 November of the next year, a Wednesday'],
    ['2026-11-28T09:00:00', '2026-11-30', 'on a Saturday'],
    ['2026-11-29T16:00:00', '2026-11-30', 'late on a Sunday'],
    ['2026-01-10T15:00:01', '2026-01-12', 'late on a Saturday that is worked'],
    ['2026-08-22T14:00:00', '2026-08-22', 'on another Saturday that is worked'],
    ['2025-12-31T15:01:00', '2026-01-05', 'late before the New Year and a swapped Friday'],
    ['2026-12-31T15:01:00', '2027-01-04', "late on the year's last day, a Thursday"],
    ['2026-02-16T08:00:00', '2026-02-23', 'on the eve of Tết 2026'],
    ['2027-02-06T08:00:00', '2027-02-12', 'on the first day of Tết 2027'],
    ['2026-08-28T15:10:00', '2026-09-03', 'late before the five days of the National Day'],
    ['2027-02-28T10:00:00', '2027-03-01', 'on the last day of the old law, a Sunday'],
  ])('received %s is due %s: %s', (received, expected) => {
    expect(due('1.000656', received).due).toBe(expected);
  });
});

describe('five working days of the police (1.003197)', () => {
  it.each([
    ['2026-11-23T10:00:00', '2026-12-01', '25, 26, 27, 30 November, 1 December'],
    ['2026-11-17T10:00:00', '2026-11-25', '18, 19, 20, 23, 25 November'],
    ['2026-02-06T10:00:00', '2026-02-13', '9 to 13 February'],
    ['2026-02-09T10:00:00', '2026-02-23', '10 to 13 February, and 23 after Tết'],
    ['2026-02-12T10:00:00', '2026-02-26', '13, 23, 24, 25, 26 February'],
    ['2027-01-29T10:00:00', '2027-02-12', '1 to 4 February, and 12 after Tết'],
    ['2027-02-03T10:00:00', '2027-02-17', '4, 12, 15, 16, 17 February'],
    ['2026-04-23T10:00:00', '2026-05-05', '24, 28, 29 April, 4, 5 May: Giỗ Tổ on a Sunday, then 30/4–1/5'],
    ['2026-04-27T10:00:00', '2026-05-06', 'from the day given back for Giỗ Tổ: 28, 29 April, 4, 5, 6 May'],
    ['2026-01-05T10:00:00', '2026-01-10', '6 to 9 January, and the Saturday that is worked'],
    ['2026-01-06T10:00:00', '2026-01-12', '7 to 10 January, and Monday 12'],
    ['2026-08-17T10:00:00', '2026-08-22', '18 to 21 August, and the Saturday that is worked'],
    ['2026-08-26T10:00:00', '2026-09-07', '27, 28 August, 3, 4, 7 September'],
    ['2026-11-28T09:00:00', '2026-12-04', 'taken in on a Saturday morning: 30 November to 4 December'],
    ['2026-12-28T10:00:00', '2027-01-05', '29, 30, 31 December, 4, 5 January'],
    ['2027-04-12T10:00:00', '2027-04-20', '13, 14, 15, 19, 20 April: Giỗ Tổ on Friday 16'],
    ['2027-04-26T10:00:00', '2027-05-05', '27, 28, 29 April, 4, 5 May: 1 May on a Saturday'],
    ['2027-08-30T10:00:00', '2027-09-08', '31 August, 1, 6, 7, 8 September'],
  ])('received %s end on %s: %s', (received, expected) => {
    expect(due('1.003197', received).due).toBe(expected);
  });
});

describe('a clock that stood still', () => {
  it.each([
    [
      '1.003197',
      '2026-11-16T10:00:00',
      paused(['2026-11-18', '2026-11-20']),
      '2026-11-27',
      '17, 23, 25, 26, 27',
    ],
    [
      '1.003197',
      '2026-11-16T10:00:00',
      paused(['2026-11-20', '2026-11-25']),
      '2026-11-27',
      'over 24 November',
    ],
    ['1.003197', '2026-02-09T10:00:00', paused(['2026-02-12', '2026-02-23']), '2026-02-26', 'over Tết'],
    [
      '1.003197',
      '2026-11-02T10:00:00',
      paused(['2026-11-04', '2026-11-05'], ['2026-11-09', '2026-11-10']),
      '2026-11-13',
      'twice: 3, 6, 11, 12, 13',
    ],
    [
      '1.003197',
      '2026-11-02T10:00:00',
      paused(['2026-11-05', '2026-11-07']),
      '2026-11-11',
      'answered on a Saturday',
    ],
    [
      '1.003197',
      '2026-11-02T10:00:00',
      paused(['2026-11-09', '2026-11-09']),
      '2026-11-10',
      'on the last day',
    ],
    [
      '1.003197',
      '2026-11-02T10:00:00',
      paused(['2026-11-10', '2026-11-20']),
      '2026-11-09',
      'after it was due',
    ],
    [
      '1.000656',
      '2026-11-19T10:00:00',
      paused(['2026-11-19', '2026-11-23']),
      '2026-11-25',
      'on the day of receipt',
    ],
    ['2.002307', '2026-11-02T10:00:00', paused(['2026-11-10', '2026-11-14']), '2026-12-02', '25 days and 5'],
    [
      'send-death-notice',
      '2026-11-23T15:30:00',
      paused(['2026-11-25', '2026-11-26']),
      '2026-11-27',
      'in hours',
    ],
  ])('%s received %s, paused %j, is due %s: %s', (procedure, received, pauses, expected) => {
    expect(due(procedure, received, pauses).due).toBe(expected);
  });

  it('and still does: the deadline is the earliest there can be, and the sentence says what happens next', () => {
    const answer = due('1.003197', '2026-11-23T10:00:00', {
      pauses: [{ from: '2026-11-26', why: 'payment-asked' }],
    });
    expect(answer).toMatchObject({
      due: '2026-12-02',
      standing: { since: '2026-11-26', why: 'tạm dừng chờ thực hiện nghĩa vụ tài chính' },
    });
    expect(answer.sentence).toMatch(
      /Hồ sơ đang tạm dừng chờ thực hiện nghĩa vụ tài chính từ thứ Năm 26\/11\/2026; khi có trả lời, hạn sẽ được tính tiếp/,
    );
  });
});

describe("four working hours of the health facility's notice", () => {
  it.each([
    ['2026-11-23T08:00:00', '2026-11-23T14:00:00', 'over the midday break'],
    ['2026-11-23T12:00:00', '2026-11-23T17:30:00', 'from the midday break'],
    ['2026-11-23T15:30:00', '2026-11-25T09:30:00', 'over 24 November'],
    ['2026-11-27T16:00:00', '2026-11-30T10:00:00', 'over a weekend'],
    ['2026-11-28T10:00:00', '2026-11-30T11:30:00', 'from a Saturday'],
    ['2026-01-09T17:00:00', '2026-01-10T11:00:00', 'into a Saturday that is worked'],
    ['2026-02-13T17:30:00', '2026-02-23T11:30:00', 'from closing time before Tết'],
    ['2026-12-31T16:30:00', '2027-01-04T10:30:00', "over the year's end"],
  ])('from %s end at %s: %s', (received, expected) => {
    expect(due('send-death-notice', received).dueAt).toBe(`${expected}+07:00`);
  });
});

describe('each procedure has its limit:', () => {
  it.each<[string, string, string, Asked, string]>([
    [
      '1.000656',
      '2026-11-23T10:00:00',
      '2026-11-27',
      { verification: true },
      'verified within 3 working days',
    ],
    ['1.001766', '2026-11-20T10:00:00', '2026-11-26', { verification: true }, 'foreign element, verified'],
    ['1.000419', '2026-11-20T10:00:00', '2026-11-30', {}, 'mobile, 5 working days'],
    ['1.005461', '2026-11-02T10:00:00', '2026-11-09', {}, 'again, 5 working days'],
    ['1.014177', '2026-11-16T10:00:00', '2026-12-01', {}, 'insurance, 10 working days'],
    ['1.001731', '2026-11-20T10:00:00', '2026-11-26', {}, 'social protection, 3 working days'],
    ['1.014028', '2026-11-23T10:00:00', '2026-11-27', {}, 'social pension, 3 working days'],
    ['1.010824', '2026-11-02T10:00:00', '2026-11-26', {}, 'meritorious, 5 + 12 working days'],
    ['2.002307', '2026-11-02T10:00:00', '2026-11-27', {}, 'veterans, 25 days'],
    ['1.014359', '2026-11-02T10:00:00', '2026-11-18', {}, 'frontline labour, 5 + 7 working days'],
    [
      'grant-funeral-allowance',
      '2026-11-02T10:00:00',
      '2026-11-16',
      { category: 'frontline-labour', province: '48' },
      'Đà Nẵng, 2 + 8',
    ],
    ['2.000821', '2026-11-02T10:00:00', '2026-11-12', {}, 'survivors, 8 working days'],
    [
      'survivors-benefit',
      '2026-11-02T10:00:00',
      '2026-11-16',
      { category: 'meritorious' },
      '12 days end on a Saturday',
    ],
    [
      'funeral-allowance',
      '2026-11-02T10:00:00',
      '2026-11-16',
      { category: 'base-security' },
      '2 + 5 + 3 working days',
    ],
    [
      'funeral-allowance',
      '2026-11-19T10:00:00',
      '2026-11-27',
      { category: 'fire-volunteer' },
      '5 working days',
    ],
    [
      'funeral-allowance',
      '2026-11-02T10:00:00',
      '2026-12-15',
      { category: 'local-policy', province: '12' },
      'Lai Châu, 30 working days',
    ],
    ['deregister-residence-ex-officio', '2026-11-17T10:00:00', '2026-11-25', {}, '7 days end on 24 November'],
    ['declare-death', '2026-02-01T10:00:00', '2026-02-23', {}, '15 days end in Tết'],
    ['report-residence', '2026-11-16T10:00:00', '2026-11-23', {}, '7 days'],
    ['claim-insurance', '2026-11-02T10:00:00', '2027-02-01', {}, '90 days end on a Sunday'],
    ['forward-claim', '2026-11-02T10:00:00', '2026-12-02', {}, '30 days'],
    [
      'claim-local-policy',
      '2026-11-01T10:00:00',
      '2026-12-14',
      { province: '12' },
      'Lai Châu, 30 working days to file',
    ],
    [
      '2.002913',
      '2026-11-23T15:30:00',
      '2026-12-09',
      { category: 'compulsory-insurance' },
      'linked: extract on 25, then 10 working days',
    ],
    ['1.010456', '2026-11-02T10:00:00', '2026-11-16', {}, 'the same by the code of Đà Nẵng'],
    ['1.012538', '2026-11-02T10:00:00', '2026-11-16', {}, 'base security force by its code'],
    ['3.000510', '2026-11-19T10:00:00', '2026-11-27', {}, 'fire volunteers by their code'],
    ['2.002862', '2026-11-02T10:00:00', '2026-12-15', {}, 'Lai Châu by its code'],
    ['1.006714', '2026-11-23T15:30:00', '2026-12-21', {}, "linked, by the portal's own code"],
    [
      'linked-death',
      '2026-11-23T15:30:00',
      '2026-12-09',
      { category: 'social-protection', verification: true },
      'linked, the registration verified until 27, then 8 working days',
    ],
    [
      '2.002622',
      '2026-11-23T15:30:00',
      '2026-12-07',
      { category: 'social-protection' },
      'linked, by an earlier code: then 8 working days',
    ],
    [
      'linked-death',
      '2026-11-23T15:30:00',
      '2026-12-21',
      {},
      'linked, no regime named: the slowest, 25 days',
    ],
  ])('%s received %s is due %s', (procedure, received, expected, more) => {
    expect(due(procedure, received, more).due).toBe(expected);
  });
});
