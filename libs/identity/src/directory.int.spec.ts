import { PostingChanged } from '@lien-thong/contracts';
import { OfficeEnvironment } from '@lien-thong/service';
import { eventually, openService, testIssuer, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { Office } from './testing-ground/office';

jest.setTimeout(60_000);

describe('what the directory lets a person do', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'monitoring',
      environment: OfficeEnvironment,
      module: (e) => Office.of(e),
    });
  });
  afterAll(() => office.close());

  const posting = (version: number, change: Partial<PostingChanged> = {}): PostingChanged => ({
    subject: 'hanh',
    name: 'Nguyễn Thị Hạnh',
    role: 'one-stop-officer',
    unit: { kind: 'commune', code: '31120' },
    from: '2020-01-01',
    version,
    changedBy: 'giam-doc',
    reason: 'Thử.',
    changedAt: '2026-11-25T08:00:00.000Z',
    ...change,
  });
  const asHanh = async () => {
    const authorization = `Bearer ${await (await testIssuer()).token('hanh')}`;
    return office.get<{ communes?: string[]; name?: string }>('doors/cases', { authorization });
  };
  const untilStatus = (status: number) =>
    eventually(asHanh, (answer) => answer.status === status, { within: 20_000 });

  it('begins, moves and ends as one-stop tells it, also when told twice or in the wrong order', async () => {
    expect((await asHanh()).status).toBe(403);
    const id = randomUUID();
    await office.tell(PostingChanged, id, posting(1));
    expect((await untilStatus(200)).body).toMatchObject({ communes: ['31120'], name: 'Nguyễn Thị Hạnh' });

    const elsewhere = { kind: 'commune', code: '31135' } as const;
    await office.tell(
      PostingChanged,
      id,
      posting(3, { endedAt: '2026-11-25T09:00:00.000Z', unit: elsewhere }),
    );
    await untilStatus(403);
    await office.tell(PostingChanged, id, posting(2, { unit: elsewhere }));
    await office.tell(PostingChanged, id, posting(1));
    await eventually(
      () => office.query<{ version: number }>('select version from posting where posting_id = $1', [id]),
      (versions) => versions.length === 3,
    );
    expect((await asHanh()).status).toBe(403);
  });

  it('holds from its first day to its last', async () => {
    await office.as({
      subject: 'tam',
      posts: [
        { role: 'one-stop-officer', unit: { kind: 'system' }, from: '2020-01-01', until: '2020-12-31' },
      ],
    });
    const late = await office.as({ subject: 'tam', posts: [] });
    expect((await late.get('doors/cases')).status).toBe(403);
    await office.as({
      subject: 'moi',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'system' }, from: '2999-01-01' }],
    });
    const early = await office.as({ subject: 'moi', posts: [] });
    expect((await early.get('doors/cases')).status).toBe(403);
  });

  it('opens no endpoint that names no action, to nobody', async () => {
    expect((await office.get('doors/forgotten')).status).toBe(403);
    expect((await office.get('doors/open', { authorization: '' })).status).toBe(200);
  });
});
