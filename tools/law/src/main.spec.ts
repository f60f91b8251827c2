import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const repository = join(__dirname, '../../..');

/** The command as `npm run -s law` runs it: its own process, and built first where that is due. */
function law(args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(repository, 'tools/law/law.mjs'), ...args],
    { input, encoding: 'utf8', cwd: repository },
  );
  return { stdout, stderr, status };
}

const json = (args: readonly string[], input: string) => {
  const { stdout, stderr, status } = law(args, input);
  return { answer: JSON.parse(stdout) as Record<string, unknown>, stderr, status };
};

it('says that a death received on 23/11/2026 at 15:30 is due on Wednesday 25/11/2026', () => {
  const asked = '{"procedure":"1.000656","receivedAt":"2026-11-23T15:30:00+07:00"}';
  expect(json(['deadline'], asked)).toMatchObject({
    answer: {
      due: '2026-11-25',
      days: [
        { date: '2026-11-24', counted: false, why: 'nghỉ Ngày Văn hóa Việt Nam' },
        { date: '2026-11-25', counted: true, why: 'ngày làm việc' },
      ],
    },
    stderr: '',
    status: 0,
  });
});

it('says that social insurance pays 25.300.000 đồng for a death on 15/07/2026', () => {
  expect(json(['amount'], '{"regime":"bhxh","diedOn":"2026-07-15"}')).toMatchObject({
    answer: {
      amount: 25_300_000,
      formula: expect.stringContaining('10 × ') as string,
      source: { article: 'Điều 85' },
    },
    stderr: '',
    status: 0,
  });
});

it('resolves a case, and prints what a case looks like', () => {
  expect(json(['resolve'], '{"diedOn":"2026-07-15","pensioner":true}')).toMatchObject({
    answer: { funeral: {}, missing: expect.any(Array) as unknown[] },
    status: 0,
  });
  expect(json(['resolve', '--schema'], '')).toMatchObject({
    answer: { type: 'object', required: ['diedOn'] },
    status: 0,
  });
});

it('answers a wrong question with its problems on stdout, nothing on stderr, and exit code 1', () => {
  expect(json(['deadline'], '{"procedure":"1.000656","receivedAt":"yesterday"}')).toEqual({
    answer: {
      problems: [
        {
          field: '/receivedAt',
          code: 'not-an-instant',
          message: 'Thời điểm tiếp nhận: phải là một thời điểm có múi giờ, dạng 2026-11-23T15:30:00+07:00.',
        },
      ],
    },
    stderr: '',
    status: 1,
  });
});

it('explains a sample to people', () => {
  const { stdout, stderr, status } = law(['explain', '--case', 'samples/law/pensioner.json']);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(stdout).toContain('Gia đình được nhận 25.300.000 đồng theo chế độ bảo hiểm xã hội bắt buộc.');
});

it.each([
  [['rows', 'parameters']],
  [['check']],
  [['docs', '--check']],
  [['catalogue', '--on', '2027-03-01']],
  [['unit', 'Mỹ Xuyên, Sóc Trăng']],
  [['what-if', '--known-on', '2026-08-20']],
])('runs %j', (args) => {
  expect(law(args)).toMatchObject({ stderr: '', status: 0 });
});

it('leaves stdout empty and ends with 2 where it is not understood', () => {
  expect(law(['constitution'])).toMatchObject({ stdout: '', status: 2 });
});
