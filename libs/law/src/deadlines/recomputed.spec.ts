import { lawFiles, loadLaw, readLaw, recomputed, type Law, type OpenDeadline } from '../index';

const law = loadLaw();

function changed(file: string, change: (yaml: string) => string): Law {
  const files = lawFiles();
  const after = change(files[file]!);
  expect(after).not.toBe(files[file]);
  return readLaw({ ...files, [file]: after });
}

const withHoliday = (day: string): Law =>
  changed(
    'holidays.yaml',
    (yaml) => `${yaml}
mourning-2026:
  name: Quốc tang
  rows:
    - value: [{ day: ${day}, kind: holiday }]
      in_force_from: 2026-11-01
      source: { instrument: Thông báo đặc biệt }
      confidence: secondary
`,
  );

const registration: OpenDeadline = {
  id: 'a',
  question: { procedure: '1.000656', receivedAt: '2026-11-23T15:30:00+07:00' },
  promisedOn: '2026-11-25',
};
const linked: OpenDeadline = {
  id: 'b',
  question: {
    procedures: ['death-registration', 'residence-deletion'],
    receivedAt: '2026-11-23T10:00:00+07:00',
    channel: 'desk',
  },
  promisedOn: '2026-12-01',
};

describe('when the rows change, the open deadlines', () => {
  it('that a new day off stands in the way of move, and the sentence names the day', () => {
    const later: OpenDeadline = {
      id: 'c',
      question: { procedure: '1.000656', receivedAt: '2026-11-26T09:00:00+07:00' },
      promisedOn: '2026-11-26',
    };
    expect(recomputed(law, withHoliday('2026-11-25'), [registration, linked, later])).toEqual([
      {
        id: 'a',
        from: '2026-11-25',
        to: '2026-11-26',
        why: 'Hạn trả kết quả chuyển từ thứ Tư 25/11/2026 sang thứ Năm 26/11/2026 vì thứ Tư 25/11/2026 nay là ngày nghỉ (nghỉ Quốc tang).',
      },
      {
        id: 'b',
        from: '2026-12-01',
        to: '2026-12-02',
        why: 'Hạn trả kết quả chuyển từ thứ Ba 01/12/2026 sang thứ Tư 02/12/2026 vì thứ Tư 25/11/2026 nay là ngày nghỉ (nghỉ Quốc tang).',
      },
    ]);
  });

  it('move forward when a day off is taken back', () => {
    const without = changed('holidays.yaml', (yaml) =>
      yaml.replace(/vietnam-culture-day:[\s\S]*?secondary\n\n/, ''),
    );
    expect(recomputed(law, without, [registration])).toEqual([
      {
        id: 'a',
        from: '2026-11-25',
        to: '2026-11-24',
        why: 'Hạn trả kết quả chuyển từ thứ Tư 25/11/2026 sang thứ Ba 24/11/2026 vì thứ Ba 24/11/2026 nay là ngày làm việc.',
      },
    ]);
  });

  it('that an officer put off move only when that day is off now', () => {
    const putOff = (promisedOn: string) => [{ ...registration, promisedOn }];
    expect(recomputed(law, withHoliday('2026-11-25'), putOff('2026-11-27'))).toEqual([]);
    expect(recomputed(law, withHoliday('2026-11-27'), putOff('2026-11-27'))).toEqual([
      expect.objectContaining({ from: '2026-11-27', to: '2026-11-30' }),
    ]);
  });

  it('move with a new limit, and the sentence says both', () => {
    const longer = changed('deadlines.yaml', (yaml) =>
      yaml.replace(
        /- value: \{ n: 5, unit: working-day \}(\n {6}in_force_from: 2025-07-01)/,
        '- value: { n: 7, unit: working-day }$1',
      ),
    );
    expect(recomputed(law, longer, [linked])).toEqual([
      expect.objectContaining({
        to: '2026-12-03',
        why: expect.stringContaining(
          'vì thời hạn nay là 7 ngày làm việc, trước đây là 5 ngày làm việc.',
        ) as string,
      }),
    ]);
  });

  it('stay where they are when nothing changes', () => {
    expect(recomputed(law, law, [registration, linked])).toEqual([]);
  });
});
