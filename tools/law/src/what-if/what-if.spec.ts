import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lawFiles, loadLaw } from '@lien-thong/law';
import { run } from '../run';

const repository = join(__dirname, '../../../..');
const DECISIONS = join(repository, 'samples/law/decisions.json');
const law = loadLaw();

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'law-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const ran = (...args: string[]) =>
  run(['what-if', ...args], {
    root: repository,
    law: () => law,
    stdin: () => Promise.resolve(''),
    now: () => '2026-11-24T08:00:00+07:00',
  });

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

it('tops up what Decree 335/2026 reached back to, and nothing of the day before', async () => {
  const { stdout, exit } = await ran('--known-on', '2026-08-20', '--decisions', DECISIONS);
  expect(exit).toBe(0);
  expect(stdout).toContain('Thêm: Mức chuẩn trợ giúp xã hội, từ 01/07/2026: 540.000 đồng.');
  expect(stdout).toContain('Những quyết định đã ký cho kết quả khác: 2 trong 4');
  expect(stdout).toContain('btxh, tỉnh 92: 1 quyết định, trả thêm 800.000 đồng.');
  expect(stdout).toContain('khancap, tỉnh 92: 1 quyết định, trả thêm 2.000.000 đồng.');
  expect(stdout).toContain('Cộng: trả thêm 2.800.000 đồng.');
  expect(stdout).not.toContain('QĐ-0401/2026');
});

it('tells which open deadlines a new day off moves, and why', async () => {
  const added = `
mourning-2026:
  name: Quốc tang
  rows:
    - value: [{ day: 2026-11-25, kind: holiday }]
      in_force_from: 2026-11-25
      source: { instrument: Thông báo thử }
      confidence: unverified
`;
  file('holidays.yaml', lawFiles()['holidays.yaml']! + added);
  const { stdout } = await ran('--data', folder, '--decisions', DECISIONS);
  expect(stdout).toContain('Thêm: Quốc tang, từ 25/11/2026: 25/11/2026 nghỉ lễ.');
  expect(stdout).toContain('Những quyết định đã ký cho kết quả khác: 0 trong 4');
  const words = stdout!.replace(/\s+/g, ' ');
  expect(words).toContain(
    'H92.31510-261123-0007: Hạn trả kết quả chuyển từ thứ Tư 25/11/2026 sang thứ Năm 26/11/2026 vì thứ Tư 25/11/2026 nay là ngày nghỉ',
  );
  expect(words).toContain('hạn trả chuyển ngày: 2 trong 2');
});

it('says what was paid too much when a figure is corrected downwards', async () => {
  file('parameters.yaml', lawFiles()['parameters.yaml']!.replace('value: 2530000', 'value: 2500000'));
  const { stdout } = await ran('--data', folder, '--decisions', DECISIONS);
  expect(stdout).toContain('từ 01/07/2026: 2.500.000 đồng, trước đây 2.530.000 đồng.');
  expect(stdout).toContain('bhxh, tỉnh 92: 1 quyết định, đã trả thừa 300.000 đồng.');
});

it('finds nothing to do when nothing changes', async () => {
  const { stdout } = await ran('--data', folder, '--decisions', DECISIONS);
  expect(stdout).toContain('Không có dòng nào thay đổi.');
  expect(stdout).toContain('Không có quyết định nào phải bổ sung.');
  expect(stdout).toContain('Không có hạn trả nào chuyển ngày.');
});

it('names the faults of changed rows by file and line', async () => {
  file('parameters.yaml', lawFiles()['parameters.yaml']!.replace('value: 2530000', 'value: nhiều'));
  const { stdout, stderr, exit } = await ran('--data', folder);
  expect({ stdout, exit }).toEqual({ stdout: undefined, exit: 1 });
  expect(stderr).toMatch(/parameters\.yaml:\d+: sai cấu trúc \(wrong-shape\)/);
});

it.each([
  ['no JSON', 'nothing', 'không phải là JSON hợp lệ'],
  [
    'a decision without its sum',
    '[{"id":"1","benefit":"on-top","decidedOn":"2026-01-01","facts":{"diedOn":"2026-01-01"}}]',
    '/decided/0/amount Số tiền đã quyết định: còn thiếu.',
  ],
  [
    'a case whose day is none',
    '{"open":[{"id":"1","promisedOn":"2026-02-30","question":{"procedure":"1.000656","receivedAt":"2026-11-23T09:00:00+07:00"}}]}',
    '/open/0/promisedOn Ngày hẹn trả: phải là một ngày có thật',
  ],
  [
    'a procedure that nobody knows',
    '{"open":[{"id":"1","promisedOn":"2026-11-25","question":{"procedure":"9.9","receivedAt":"2026-11-23T09:00:00+07:00"}}]}',
    'Không có thủ tục nào mang mã "9.9".',
  ],
])('refuses a file with %s', async (_, content, words) => {
  const { stdout, stderr, exit } = await ran(
    '--data',
    folder,
    '--decisions',
    file('decisions.json', content),
  );
  expect({ stdout, exit }).toEqual({ stdout: undefined, exit: 1 });
  expect(stderr).toContain(words);
});

it.each([[[]], [['--known-on', '2026-02-30']], [['--data', '/nowhere/at/all']]])(
  'explains the command line when called with %j',
  async (args) => expect(await ran(...args)).toMatchObject({ exit: 2 }),
);
