import { Caller } from '@lien-thong/access';
import { rows } from '@lien-thong/service';
import { eventually } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { verifyChain } from './chain/verify';
import { ReadLog } from './read-log';
import { asSuperuser, openOffice } from './testing-ground/office';

jest.setTimeout(90_000);

const COMMUNE = '31120';
const police = new Caller(
  'son',
  'Võ Sơn',
  'person',
  [
    { role: 'residence-police', unit: { kind: 'commune', code: '00070' } },
    { role: 'residence-police', unit: { kind: 'commune', code: COMMUNE } },
  ],
  '10.0.0.7',
);

describe('reading', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let database: DataSource;
  let log: ReadLog;

  beforeAll(async () => {
    office = await openOffice();
    database = office.app.get(DataSource);
    log = office.app.get(ReadLog);
  });
  afterAll(async () => {
    await office.app.close();
    await office.fresh.drop();
  });

  const entries = (subject: string) =>
    rows<{ detail: object }>(
      database.manager,
      'select action, subject_kind as kind, subject_id as id, case_id as "caseId", detail from audit_entry where subject_id = $1 order by id',
      [subject],
    );
  const read = (caseId: string, attachment?: string) =>
    log.recordRead(police, {
      action: 'deregistration.list',
      caseId,
      commune: COMMUNE,
      ...(attachment === undefined ? {} : { subject: { kind: 'attachment', id: attachment } }),
    });

  it('is on record with the posting that let the reader in, once a minute for each thing read', async () => {
    const [caseId, one, other] = [randomUUID(), randomUUID(), randomUUID()];
    await Promise.all([
      read(caseId),
      read(caseId),
      read(caseId, one),
      read(caseId, other),
      read(caseId, one),
    ]);
    const detail = { role: 'residence-police', unit: COMMUNE };
    // The minute may have turned in between.
    for (const [id, kind] of [
      [caseId, 'case'],
      [one, 'attachment'],
      [other, 'attachment'],
    ] as const) {
      const [first, ...more] = await entries(id);
      expect(first).toEqual({ action: 'deregistration.list', kind, id, caseId, detail });
      expect(more.length).toBeLessThanOrEqual(1);
    }
  });

  it('a list is one entry with what it was narrowed by, and another where that is another', async () => {
    const list = (filter: { commune: string; after?: number }) =>
      log.recordList(police, 'deregistration.list', 'deregistrations', filter);
    await list({ commune: COMMUNE, after: undefined });
    await list({ commune: COMMUNE, after: 200 });
    const narrowed = (await entries('deregistrations')).map(({ detail }) => detail);
    expect(narrowed).toEqual([
      { role: 'residence-police', unit: '00070', commune: COMMUNE },
      { role: 'residence-police', unit: '00070', commune: COMMUNE, after: 200 },
    ]);
  });

  it('what cannot be recorded fails, and is recorded the next time', async () => {
    const caseId = randomUUID();
    await asSuperuser(office.fresh, 'alter table audit_entry rename to audit_entry_away');
    await expect(read(caseId)).rejects.toThrow();
    await asSuperuser(office.fresh, 'alter table audit_entry_away rename to audit_entry');
    await read(caseId);
    expect(await entries(caseId)).toHaveLength(1);
  });

  it('is in the chain, which is whole', async () => {
    const [{ count }] = (await rows<{ count: number }>(
      database.manager,
      'select count(*)::int as count from audit_entry',
    )) as [{ count: number }];
    await eventually(
      () => verifyChain(database, []),
      ({ links }) => links === count,
    );
    expect(await verifyChain(database, [])).toEqual({ links: count });
  });
});
