import { AuditAnchored } from '@lien-thong/contracts';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from './app.module';
import { MonitoringEnvironment } from './environment';

jest.setTimeout(60_000);

const anchor = (change: Partial<AuditAnchored> = {}): AuditAnchored => ({
  office: 'one-stop',
  day: '2026-11-20',
  position: 48_213,
  hash: 'a'.repeat(64),
  ...change,
});

describe("other offices' anchors", () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'monitoring',
      environment: MonitoringEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  const kept = async (query = '') =>
    (await office.get<{ items: object[] }>(`audit-anchors${query}`)).body.items;

  it('are kept as they were told, and two that differ are both kept', async () => {
    const [first, other] = [anchor(), anchor({ hash: 'b'.repeat(64) })];
    for (const told of [first, first, other]) await office.tell(AuditAnchored, randomUUID(), told);
    await office.tell(AuditAnchored, randomUUID(), anchor({ day: '2026-11-21', position: 50_000 }));
    const all = await eventually(kept, (items) => items.length === 3);
    expect(all).toEqual(expect.arrayContaining([first, other]));
    expect(await kept('?from=2026-11-21')).toHaveLength(1);
  });

  it('are not taken from anybody but the office itself', async () => {
    await office.tell(AuditAnchored, randomUUID(), anchor({ office: 'residence' }));
    await office.tell(AuditAnchored, randomUUID(), anchor({ day: '2026-11-22', position: 60_000 }));
    await eventually(kept, (items) => items.length === 4);
    expect(await kept()).not.toContainEqual(expect.objectContaining({ office: 'residence' }));
  });

  it('are not asked for by what is no day', async () => {
    expect((await office.get('audit-anchors?from=yesterday')).status).toBe(422);
  });
});
