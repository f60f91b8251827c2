import type { Filed } from '@lien-thong/contracts';
import { newSigningKey } from '@lien-thong/embedded';
import { openService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { OneStopEnvironment } from '../environment';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import {
  dayOff,
  files,
  publicationAt,
  withDayOff,
  type File,
  type Publication,
} from '../testing-ground/publication';

jest.setTimeout(90_000);

describe('a law that is not fit for use', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await openDesk();
  });

  afterEach(() => desk.close());

  const propose: Publication['propose'] = (...changed) => publicationAt(desk).propose(...changed);
  const publish: Publication['publish'] = (...changed) => publicationAt(desk).publish(...changed);

  it('a law that has outgrown what the broker takes is refused at the desk', async () => {
    const grown = (name: string): File => ({
      name,
      content: `${files[name]!}\n${`# ${'x'.repeat(98)}\n`.repeat(2300)}`,
    });
    for (const name of ['fees.yaml', 'agencies.yaml']) await publish(grown(name));
    expect((await propose(grown('on-top.yaml'))).status).toBe(422);
  });

  it('a law under which no case can be received today is refused, even while no case is open', async () => {
    const content = files['deadlines.yaml']!.replace(
      /register-death:[\s\S]*?\nderegister-residence/,
      `register-death:\n  name: Đăng ký khai tử\n  rows:\n    - value: { n: 0, unit: same-day, verification: verify-death-registration, transition: civil-status-law }\n      in_force_from: 2030-01-01\n      source: { instrument: Luật }\n      confidence: unverified\n\nderegister-residence`,
    );
    expect(content).not.toBe(files['deadlines.yaml']);
    expect((await propose({ name: 'deadlines.yaml', content })).status).toBe(422);
  });

  const bundle = files['bundle.yaml']!;
  const bad: [string, File[]][] = [
    ['a file named as a property of every object', [{ name: 'constructor.yaml', content: 'a: b' }]],
    ['a file named __proto__.yaml', [{ name: '__proto__.yaml', content: 'a: b' }]],
    [
      'a release that is no code',
      [{ name: 'bundle.yaml', content: bundle.replace('2026.11', 'tháng mười hai') }],
    ],
    [
      'a release of 100 characters',
      [{ name: 'bundle.yaml', content: bundle.replace('2026.11', '9'.repeat(100)) }],
    ],
    ['a bundle.yaml that is no YAML', [{ name: 'bundle.yaml', content: 'release: [' }]],
    ['a table that is a text', [{ name: 'parameters.yaml', content: 'mức tham chiếu' }]],
    [
      'an alias without an anchor',
      [{ name: 'holidays.yaml', content: `${files['holidays.yaml']!}\nx: *nowhere\n` }],
    ],
    [
      'aliases upon aliases',
      [
        {
          name: 'holidays.yaml',
          content: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
        },
      ],
    ],
    [
      'an escaped NUL in a name',
      [
        {
          name: 'holidays.yaml',
          content:
            files['holidays.yaml']! + dayOff('nul', '2027-06-01').replace('Quốc tang', '"Quốc \\0 tang"'),
        },
      ],
    ],
    [
      'half a surrogate pair in a name',
      [
        {
          name: 'holidays.yaml',
          content:
            files['holidays.yaml']! +
            dayOff('half', '2027-06-01').replace('Quốc tang', '"Quốc \\ud800 tang"'),
        },
      ],
    ],
    [
      'a calendar that ends before open cases are due',
      [
        {
          name: 'calendar.yaml',
          content: files['calendar.yaml']!.replace('last: 2028-12-31', 'last: 2026-11-26'),
        },
      ],
    ],
    [
      'limits that hold only from 2030 on',
      [
        {
          name: 'deadlines.yaml',
          content: files['deadlines.yaml']!.replace(
            /register-death:[\s\S]*?\nderegister-residence/,
            `register-death:\n  name: Đăng ký khai tử\n  rows:\n    - value: { n: 0, unit: same-day, verification: verify-death-registration, transition: civil-status-law }\n      in_force_from: 2030-01-01\n      source: { instrument: Luật }\n      confidence: unverified\n\nderegister-residence`,
          ),
        },
      ],
    ],
    ['a shadow of a file in a folder', [{ name: 'x/parameters.yaml', content: files['parameters.yaml']! }]],
    ['a shadow of a file without its ending', [{ name: 'parameters', content: files['parameters.yaml']! }]],
    [
      'one file twice',
      [
        withDayOff('2027-06-01'),
        { name: 'holidays.yaml', content: `${files['holidays.yaml']!}\n# second\n` },
      ],
    ],
  ];

  it('refuses what is not fit for use with a problem, never with a fault of its own', async () => {
    await desk.file<Filed>(declaration());
    const answers = [];
    for (const [what, changed] of bad) answers.push([what, (await propose(...changed)).status]);
    expect(answers).toEqual(bad.map(([what]) => [what, 422]));
  });

  it.each([
    ['law/proposals', null],
    ['law/proposals', []],
    ['law/proposals', 'x'],
    ['law/proposals', { files: 'x', reason: 1 }],
    ['law/proposals', { files: [null], reason: 'a' }],
    ['law/proposals', { files: [{ name: 'a\0', content: 'x' }], reason: 'a' }],
    ['law/proposals', { files: [{ name: 'a', content: '' }], reason: 'a\0' }],
    ['law/proposals/x/consent', {}],
    [`law/proposals/${randomUUID()}/consent`, { why: [] }],
    [`law/proposals/${randomUUID()}/consent`, { why: 'b' }],
    [`law/proposals/${randomUUID()}/withdraw`, null],
    [`law/proposals/%00/withdraw`, { why: 'b' }],
  ])('answers %s of %j with a problem of the asker', async (path, body) => {
    const { status } = await desk.post(path, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('a publisher', () => {
  it('does not publish by a key that no service trusts', async () => {
    await expect(
      openService({
        name: 'one-stop',
        environment: OneStopEnvironment,
        module: (e) => AppModule.of(e),
        settings: { LAW_SIGNING_KEY: newSigningKey().privateKey },
      }).then((opened) => opened.close()),
    ).rejects.toThrow();
  });
});
