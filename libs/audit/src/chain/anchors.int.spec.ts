import { Clock, rows } from '@lien-thong/service';
import { eventually } from '@lien-thong/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { record } from '../record';
import { asSuperuser, entry, openOffice } from '../testing-ground/office';
import { verifyAudit } from '../verify-command';
import { Anchors, anchorsOf } from './anchors';

jest.setTimeout(90_000);

describe('the anchor of a day', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let database: DataSource;

  beforeEach(async () => {
    office = await openOffice();
    database = office.app.get(DataSource);
    await database.transaction((db) => record(db, [entry(1), entry(2)]));
    await eventually(
      () => rows(database.manager, 'select 1 from audit_link'),
      (links) => links.length === 2,
    );
  });

  afterEach(async () => {
    await office.app.close();
    await office.fresh.drop();
  });

  const told = async () =>
    (
      await rows<{ data: string }>(
        database.manager,
        `select data from journal where headers like '%operations.audit-anchored.v1%'`,
      )
    ).map(({ data }) => JSON.parse(data) as object);

  it('is told once after midnight in Viet Nam, by however many instances, and kept here too', async () => {
    const second = await office.start();
    for (const app of [office.app, second]) app.get(Clock).moveTo(new Date('2027-03-01T17:00:01Z'));
    await Promise.all([office.app, second].map((app) => app.get(Anchors).anchorYesterday()));
    await second.close();
    const [anchor, ...more] = await anchorsOf(database, 'residence');
    expect(more.filter(({ day }) => day === '2027-03-01')).toEqual([]);
    expect(anchor).toMatchObject({ day: '2027-03-01', position: 2 });
    expect(await told()).toEqual([anchor]);
  });

  it('is of the same day until midnight, and of the next one after it', async () => {
    const clock = office.app.get(Clock);
    const daysAt = async (instant: string) => {
      clock.moveTo(new Date(instant));
      await office.app.get(Anchors).anchorYesterday();
      return (await anchorsOf(database, 'residence')).map(({ day }) => day);
    };
    expect(await daysAt('2027-03-02T16:59:50Z')).toEqual(['2027-03-01']);
    expect(await daysAt('2027-03-02T17:00:00Z')).toEqual(['2027-03-01', '2027-03-02']);
  });

  describe('given to the command line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anchors-'));
    const file = join(folder, 'anchors.json');
    let printed: string;

    beforeEach(() => {
      printed = '';
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
        printed += String(text);
        return true;
      });
    });
    afterEach(() => {
      jest.restoreAllMocks();
      process.exitCode = undefined;
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const verify = async (...words: string[]) => {
      await verifyAudit(office.app, ...words);
      return { code: process.exitCode ?? 0, ...(JSON.parse(printed) as object) };
    };

    it('agrees with a chain that is whole', async () => {
      expect(await verify()).toEqual({ code: 0, office: 'residence', links: 2, anchorsGiven: 0 });
    });

    it('finds a chain whose own anchors were rewritten with it', async () => {
      office.app.get(Clock).moveTo(new Date('2027-03-01T17:00:01Z'));
      await office.app.get(Anchors).anchorYesterday();
      const items = await anchorsOf(database, 'residence');
      writeFileSync(
        file,
        JSON.stringify({ items: [...items, { ...items[0], office: 'one-stop', hash: 'x' }] }),
      );
      expect(await verify('--anchors', file)).toMatchObject({ code: 0, anchorsGiven: 1 });
      await asSuperuser(
        office.fresh,
        'delete from audit_link; delete from audit_anchor; delete from audit_entry',
      );
      printed = '';
      expect(await verify('--anchors', file)).toMatchObject({
        code: 1,
        broken: { what: 'link-gone', position: 1, day: '2027-03-01' },
      });
    });

    it('is refused where it cannot be read', async () => {
      await expect(verify('--anchors', join(folder, 'none.json'))).rejects.toThrow(/holds no anchors/);
      await expect(verify('--anchor')).rejects.toThrow(/usage/);
    });
  });
});
