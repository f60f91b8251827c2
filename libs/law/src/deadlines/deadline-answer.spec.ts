import { deadline, loadLaw, LawQuestionError, type DeadlineQuestion } from '../index';

const law = loadLaw();

type Asked = Omit<DeadlineQuestion, 'procedure' | 'receivedAt'>;

/** Local time at the office. */
const due = (procedure: string, received: string, more: Asked = {}) =>
  deadline(law, { procedure, receivedAt: `${received}+07:00`, ...more });

describe('the answer', () => {
  it('lists each day with whether it counted and why', () => {
    expect(due('1.000656', '2026-11-23T15:30:00')).toMatchObject({
      due: '2026-11-25',
      days: [
        { date: '2026-11-24', counted: false, why: 'nghỉ Ngày Văn hóa Việt Nam' },
        { date: '2026-11-25', counted: true, why: 'ngày làm việc' },
      ],
      limit: { key: 'register-death', unit: 'same-day' },
      extension: { times: 1, atMost: 1, latest: '2026-11-26' },
      source: { instrument: 'Luật Hộ tịch 60/2014/QH13', article: 'Điều 5 khoản 3' },
      confidence: 'read',
      calendarConfidence: 'secondary',
      lawVersion: law.version,
    });
  });

  it('is the same for a commune as for its province', () => {
    const asked = { category: 'frontline-labour' } as const;
    const of = (more: Asked) =>
      due('grant-funeral-allowance', '2026-11-02T10:00:00', { ...asked, ...more }).due;
    expect(of({ commune: '20194' })).toBe(of({ province: '48' }));
    expect(of({ province: '48' })).not.toBe(of({}));
  });

  it('of several steps says when each is due; in Hồ Chí Minh City the police had two working days', () => {
    const answer = due('1.007073', '2025-04-28T10:00:00', { category: 'social-protection' });
    expect(answer.steps?.map(({ key, due: on }) => [key, on])).toEqual([
      ['register-death', '2025-04-28'],
      ['deregister-residence', '2025-05-05'],
      ['grant-funeral-allowance', '2025-05-06'],
      ['settle-survivors-benefit', '2025-05-13'],
    ]);
  });

  it('of a limit that offices share says when each must hand on', () => {
    expect(due('1.014359', '2026-11-02T10:00:00').stages).toEqual([
      { desk: 'commune', dueOn: '2026-11-09' },
      { desk: 'home-affairs', dueOn: '2026-11-18' },
    ]);
    expect(due('funeral-allowance', '2026-11-02T10:00:00', { category: 'base-security' }).stages).toEqual([
      { dueOn: '2026-11-04' },
      { dueOn: '2026-11-11' },
      { dueOn: '2026-11-16' },
    ]);
  });

  it('takes the weaker trust of the limit and of what leads to it', () => {
    expect(due('1.004827', '2026-11-23T10:00:00').confidence).toBe('unverified');
    expect(due('register-death', '2026-11-23T10:00:00').confidence).toBe('read');
  });

  it.each([
    ['1.003197', '2026-11-23T10:00:00', '2026-11-30', 'a fifth of 5 working days before 1 December'],
    ['1.014177', '2026-11-16T10:00:00', '2026-11-27', 'two of 10 working days before 1 December'],
    ['2.002307', '2026-11-02T10:00:00', '2026-11-20', 'five days before 27 November are a Sunday'],
    ['1.000656', '2026-11-23T15:30:00', '2026-11-25', 'the day itself'],
  ])('of %s received %s counts as near due from %s: %s', (procedure, received, nearDue) => {
    expect(due(procedure, received).nearDueFrom).toBe(nearDue);
  });

  it('of a dossier received before 01/03/2027 says that the old law finishes it', () => {
    const old =
      'Hồ sơ được tiếp nhận trước ngày 01/03/2027 nên được giải quyết xong theo Luật Hộ tịch 60/2014/QH13.';
    const before = due('1.000656', '2027-02-26T15:30:00');
    expect(before.due).toBe('2027-03-01');
    expect(before.sentence.endsWith(old)).toBe(true);
    expect(before.source.instrument).toBe('Luật Hộ tịch 60/2014/QH13');
    expect(due('1.000656', '2027-02-25T15:30:00').sentence).not.toContain(old);
    const after = due('1.000656', '2027-03-01T08:00:00');
    expect(after.sentence).not.toContain(old);
    expect(after.source.instrument).toBe('Luật Hộ tịch 03/2026/QH16');
  });

  it('of the linked procedure names the certificate as on the day it is issued', () => {
    const sentence = (received: string) => due('linked-death', received, { category: 'veteran' }).sentence;
    expect(sentence('2027-02-26T14:30:00')).toContain('từ ngày có trích lục khai tử (thứ Sáu 26/02/2027)');
    expect(sentence('2027-02-26T15:30:00')).toContain('từ ngày có giấy chứng tử (thứ Hai 01/03/2027)');
  });
});

describe('a question with a wrong field names it:', () => {
  it.each<[string, string, Partial<DeadlineQuestion>]>([
    ['procedure', 'unknown-procedure', { procedure: '9.999999' }],
    ['procedure', 'not-in-force', { procedure: '1.014028', receivedAt: '2025-02-03T08:00:00+07:00' }],
    ['procedure', 'no-limit', { procedure: 'funeral-allowance', category: 'local-policy', province: '92' }],
    ['procedure', 'no-limit', { procedure: '2.000547' }],
    ['receivedAt', 'not-an-instant', { receivedAt: '2026-11-23T15:30:00' }],
    ['receivedAt', 'not-an-instant', { receivedAt: '2026-02-30T15:30:00+07:00' }],
    ['receivedAt', 'outside-calendar', { receivedAt: '2031-01-02T08:00:00+07:00' }],
    ['receivedAt', 'outside-calendar', { receivedAt: '2028-12-29T08:00:00+07:00' }],
    ['channel', 'unknown-channel', { channel: 'fax' as never }],
    ['category', 'unknown-category', { category: 'rich' as never }],
    ['category', 'not-of-this-procedure', { procedure: '1.014177', category: 'veteran' }],
    ['province', 'unknown-province', { province: '93' }],
    ['commune', 'unknown-commune', { commune: '99999' }],
    ['commune', 'other-province', { commune: '20194', province: '92' }],
    ['verification', 'no-verification', { verification: true }],
    ['pauses/0/from', 'before-receipt', { pauses: [{ from: '2026-11-20', why: 'supplement-asked' }] }],
    ['pauses/0/from', 'not-a-day', { pauses: [{ from: '2026-11-31', why: 'supplement-asked' }] }],
    ['pauses/0/why', 'no-reason', { pauses: [{ from: '2026-11-25', why: ' ' }] }],
    ['pauses/0/why', 'not-a-pause', { pauses: [{ from: '2026-11-25', why: 'processing' }] }],
    [
      'pauses/1/until',
      'ends-before-it-starts',
      {
        pauses: [
          { from: '2026-11-25', until: '2026-11-25', why: 'stopped' },
          { from: '2026-11-27', until: '2026-11-26', why: 'stopped' },
        ],
      },
    ],
  ])('%s is %s in %j', (field, code, wrong) => {
    const asked = { procedure: '1.003197', receivedAt: '2026-11-23T08:00:00+07:00', ...wrong };
    expect(() => deadline(law, asked)).toThrow(expect.objectContaining({ field, code }));
    expect(() => deadline(law, asked)).toThrow(LawQuestionError);
  });
});
