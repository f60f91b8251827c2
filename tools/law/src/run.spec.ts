import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lawFiles, loadLaw, readLaw, type Law } from '@lien-thong/law';
import type { Outcome } from './outcome';
import { run } from './run';

const repository = join(__dirname, '../../..');
const law = loadLaw();

const ran = (argv: readonly string[], stdin = '', root = repository, read: Law = law): Promise<Outcome> =>
  run(argv, {
    root,
    law: () => read,
    stdin: () => Promise.resolve(stdin),
    now: () => '2026-11-23T15:30:00+07:00',
  });

describe('the command line itself', () => {
  it.each([[[]], [['constitution']], [['toString']]])(
    'explains itself in two languages when told %j',
    async (argv) => {
      const { stdout, stderr, exit } = await ran(argv);
      expect({ stdout, exit }).toEqual({ stdout: undefined, exit: 2 });
      expect(stderr).toContain('(for programs, JSON on stdin, JSON on stdout;');
    },
  );

  it.each([
    [['rows', '--colour'], "rows: tùy chọn không đúng (wrong option): Unknown option '--colour'"],
    [['rows', 'constitution'], 'rows: không có bảng (no table) constitution; có: agencies, '],
    [
      ['rows', 'deadlines', 'register-birth'],
      'rows: bảng deadlines không có khóa (no key) register-birth; có: ',
    ],
    [['rows', 'a', 'b', 'c'], 'rows: thừa tham số (too many words): c'],
    [['check', '/nowhere'], 'check: không có thư mục (no such folder): /nowhere'],
  ])('says what is wrong with %j, and where help is', async (argv, words) => {
    const { stdout, stderr, exit } = await ran(argv);
    expect({ stdout, exit }).toEqual({ stdout: undefined, exit: 2 });
    expect(stderr).toContain(words);
    expect(stderr).toContain('npm run -s law -- --help');
  });

  it('gives the same help on stdout when it is asked for', async () => {
    expect(await ran(['--help'])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('deadline') as string,
    });
  });
});

describe('rows', () => {
  it('lists the tables with how much is in each', async () => {
    const { stdout } = await ran(['rows']);
    for (const table of law.index.keys()) expect(stdout).toMatch(new RegExp(`^${table} +\\d+ dòng`, 'm'));
  });

  it('shows a key with its days, its value in words, its source, its trust and its line', async () => {
    const { stdout } = await ran(['rows', 'parameters', 'social-assistance-standard']);
    const line = law.rows.find(
      (row) => row.value === 540_000 && row.key === 'social-assistance-standard',
    )!.line;
    expect(stdout).toContain(
      [
        '  từ 01/07/2026: 540.000 đồng',
        `      ◐ thứ cấp · Nghị định 335/2026/NĐ-CP · parameters.yaml:${line}`,
        '      ban hành 21/08/2026, hiệu lực 05/10/2026, áp dụng từ 01/07/2026',
      ].join('\n'),
    );
  });

  it('shows only what holds on a day', async () => {
    const { stdout } = await ran(['rows', 'parameters', 'reference-level', '--on', '2026-06-30', '--json']);
    expect(JSON.parse(stdout!)).toEqual([
      expect.objectContaining({
        value: 2_340_000,
        from: '2024-07-01',
        until: '2026-06-30',
        place: expect.stringMatching(/^parameters\.yaml:\d+$/) as string,
      }),
    ]);
  });

  it('points at the very line of the file', async () => {
    const { stdout } = await ran(['rows', 'deadlines', '--json']);
    const files = lawFiles();
    for (const { table, line } of JSON.parse(stdout!) as { table: string; line: number }[])
      expect(files[`${table}.yaml`]!.split('\n')[line - 1]).toMatch(/^ +- value:/);
  });

  it.each(['2026-02-30', '23/11/2026'])('refuses %s, which is no day', async (on) => {
    expect(await ran(['rows', 'deadlines', '--on', on])).toEqual({
      exit: 2,
      stderr: expect.any(String) as string,
    });
  });

  it('is never wider than 100 columns', async () => {
    for (const table of law.index.keys())
      for (const line of (await ran(['rows', table])).stdout!.split('\n'))
        expect([...line].length).toBeLessThanOrEqual(100);
  });
});

describe('check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'law-'));
    for (const [name, content] of Object.entries(lawFiles())) writeFileSync(join(folder, name), content);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (file: string, from: string | RegExp, to: string) => {
    const before = readFileSync(join(folder, file), 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, file), after);
  };

  it('is content with the rows of this repository', async () => {
    expect(await ran(['check'])).toEqual({
      exit: 0,
      stdout: `${law.rows.length} dòng luật, không có lỗi; phiên bản ${law.version}\n`,
    });
  });

  it('names file, line and reason of every fault', async () => {
    change('parameters.yaml', '    - value: 1390000', '    - value: nhiều');
    change('holidays.yaml', "every_year: '01-01'", "every_year: '13-01'");
    const { stdout, exit } = await ran(['check', folder]);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/parameters\.yaml:6: sai cấu trúc \(wrong-shape\): reference-level/);
    expect(stdout).toMatch(/holidays\.yaml:\d+: ngày sai \(bad-date\): new-year/);
    expect(stdout).toContain('2 lỗi');
  });
});

describe('docs', () => {
  let root: string;
  const file = () => join(root, 'docs/law.md');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'law-docs-'));
    mkdirSync(join(root, 'docs'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is what this repository has in docs/law.md', async () => {
    expect(await ran(['docs', '--check'])).toMatchObject({ exit: 0 });
  });

  it('writes every row with its line, and finds its own page right', async () => {
    await ran(['docs'], '', root);
    const page = readFileSync(file(), 'utf8');
    for (const { table, line } of law.rows)
      expect(page).toContain(`[${table}.yaml:${line}](../libs/law/data/${table}.yaml#L${line})`);
    expect(await ran(['docs', '--check'], '', root)).toMatchObject({ exit: 0 });
  });

  it('finds the page wrong when a row, or the page, has changed or is missing', async () => {
    expect(await ran(['docs', '--check'], '', root)).toMatchObject({ exit: 1 });
    cpSync(join(repository, 'docs/law.md'), file());
    const files = lawFiles();
    const changed = readLaw({
      ...files,
      'parameters.yaml': files['parameters.yaml']!.replace('value: 2530000', 'value: 2530001'),
    });
    expect(await ran(['docs', '--check'], '', root, changed)).toMatchObject({ exit: 1 });
  });
});

describe('explain', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'law-case-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const sample = JSON.parse(readFileSync(join(repository, 'samples/law/pensioner.json'), 'utf8')) as {
    death: object;
    deceased: object;
  };
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('takes the moment it is asked for a declaration that nobody has received yet', async () => {
    const { stdout, exit } = await ran(['explain', '--case', file('case.json', sample)]);
    expect(exit).toBe(0);
    expect(stdout).toContain('15 giờ 30 phút, thứ Hai 23/11/2026');
    expect(stdout).toContain('Khi mất, ông Hưởng có đang hưởng lương hưu không?');
  });

  it.each([
    [{ ...sample, death: { date: '2026-02-30' } }, '/death/kind Trường hợp mất: còn thiếu.'],
    [{ ...sample, death: { date: '2026-02-30' } }, '/death/date Ngày mất: phải là một ngày có thật'],
    [{ ...sample, commune: '99999' }, 'không có xã, phường nào mang mã 99999'],
    [{ ...sample, death: { ...sample.death, date: '2027-01-01' } }, 'ngày mất 2027-01-01 sau ngày tiếp nhận'],
    [{ ...sample, deceased: { ...sample.deceased, birthDate: '2030' } }, 'ngày sinh 2030 sau ngày mất'],
    [{ ...sample, deceased: { ...sample.deceased, givenName: '\u001b[31m' } }, '/deceased/givenName'],
    [{ ...sample, procedures: ['death-registration', 'death-registration'] }, 'có mục bị lặp lại'],
    [{ ...sample, death: { ...sample.death, date: '1950-01-01' } }, 'dữ liệu luật chưa có dòng nào'],
    [[], 'phải là một nhóm trường'],
  ])('says what is wrong with a declaration (%#)', async (declared, words) => {
    const { stdout, stderr, exit } = await ran(['explain', '--case', file('case.json', declared)]);
    expect({ stdout, exit }).toEqual({ stdout: undefined, exit: 1 });
    expect(stderr).toContain(words);
  });

  it.each([
    [{ facts: { pensionr: true } }, '/facts/pensionr'],
    [{ receivedAt: 'hôm qua' }, '/receivedAt Thời điểm tiếp nhận'],
    [{ haveData: ['moon-data'] }, '/haveData/0'],
    [{ receivedAt: '1999-01-01T08:00:00+07:00' }, 'nằm ngoài lịch nghỉ đã ghi'],
  ])('says what is wrong with the facts %j', async (facts, words) => {
    const args = ['explain', '--case', file('case.json', sample), '--facts', file('facts.json', facts)];
    const { stderr, exit } = await ran(args);
    expect(exit).toBe(1);
    expect(stderr).toContain(words);
  });

  it('asks for the file it needs', async () => {
    expect(await ran(['explain'])).toMatchObject({ exit: 2 });
    expect(await ran(['explain', '--case', '/nowhere.json'])).toMatchObject({ exit: 1 });
  });
});

describe('catalogue and unit', () => {
  const answer = async (...argv: string[]): Promise<unknown> =>
    JSON.parse((await ran(argv)).stdout!) as unknown;

  it('lists the procedures of a commune on a day', async () => {
    const found = (await answer('catalogue', '--commune', '31120', '--on', '2027-03-01')) as {
      code: string;
    }[];
    expect(found.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['2.002913', '1.000656', '1.003197']),
    );
  });

  it('has one problem for each wrong option', async () => {
    expect(await answer('catalogue', '--commune', '1', '--on', 'today')).toMatchObject({
      problems: [
        { field: '/commune', code: 'unknown-commune' },
        { field: '/on', code: 'not-a-day' },
      ],
    });
  });

  it.each([
    'Thị trấn Mỹ Xuyên, Sóc Trăng',
    'Thị trấn Mỹ Xuyên, Mỹ Xuyên',
    'Thị trấn Mỹ Xuyên, Mỹ Xuyên, Sóc Trăng',
  ])('finds %s in today’s Cần Thơ', async (address) => {
    expect(await answer('unit', address)).toMatchObject({ found: [{ provinceCode: '92' }] });
  });

  it('says that a place was not found, and refuses an empty address', async () => {
    expect(await answer('unit', 'Xã Không Có Đâu, Sóc Trăng')).toMatchObject({ found: [], how: 'none' });
    expect(await ran(['unit'])).toMatchObject({ exit: 2 });
  });
});
