import { rows } from '@lien-thong/service';
import { eventually } from '@lien-thong/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { record } from '../record';
import { asSuperuser, entry, openOffice } from '../testing-ground/office';
import { Sealer } from './sealer';
import { verifyChain } from './verify';

jest.setTimeout(120_000);

describe('sealing', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let second: NestFastifyApplication | undefined;
  let database: DataSource;

  beforeEach(async () => {
    office = await openOffice();
    database = office.app.get(DataSource);
  });

  afterEach(async () => {
    await second?.close();
    second = undefined;
    await office.app.close();
    await office.fresh.drop();
  });

  const one = async (statement: string) =>
    Number((await rows<{ n: string }>(database.manager, statement))[0]!.n);
  const recorded = () => one('select count(*) as n from audit_entry');
  const linked = () => one('select count(*) as n from audit_link');

  it('leaves no entry out, however many transactions record and whenever they commit, on two instances', async () => {
    second = await office.start();
    let kept = 0;
    const writer = async (source: DataSource, nth: number) => {
      for (let round = 0; round < 15; round++) {
        const size = 1 + ((nth + round) % 4);
        const givesUp = (nth * 7 + round) % 5 === 0;
        await source
          .transaction(async (db) => {
            await record(
              db,
              Array.from({ length: size }, () => entry(nth)),
            );
            await pause((nth * 13 + round * 29) % 120);
            if (givesUp) throw new Error('rolled back');
          })
          .then(
            () => (kept += size),
            () => undefined,
          );
      }
    };
    const instances = [database, second.get(DataSource)];
    await Promise.all(Array.from({ length: 16 }, (_, nth) => writer(instances[nth % 2]!, nth)));
    await eventually(linked, (n) => n === kept, { within: 20_000 });
    expect(await recorded()).toBe(kept);
    expect(await verifyChain(database, [])).toEqual({ links: kept });
  });

  it('goes on past a transaction still in flight, and seals what that recorded when it commits', async () => {
    const slow = database.createQueryRunner();
    await slow.startTransaction();
    await record(slow, [entry(1)]);
    await database.transaction((db) => record(db, [entry(2), entry(3)]));
    await eventually(linked, (n) => n === 2);
    await slow.commitTransaction();
    await slow.release();
    await eventually(linked, (n) => n === 3);
    const order = await rows<{ id: string }>(
      database.manager,
      'select entry_id as id from audit_link order by position',
    );
    expect(order.map(({ id }) => id)).toEqual(['2', '3', '1']);
    expect(await verifyChain(database, [])).toEqual({ links: 3 });
  });

  it('seals what was recorded last before the office stops', async () => {
    second = await office.start();
    const last = second.get(DataSource);
    await office.app.close();
    await last.transaction((db) => record(db, [entry(1)]));
    await second.close();
    second = undefined;
    expect(await asSuperuser(office.fresh, 'select entry_id from audit_link')).toEqual([{ entry_id: '1' }]);
    office.app = await office.start();
  });

  it('does nothing where nothing was recorded', async () => {
    expect(await office.app.get(Sealer).seal()).toBe(0);
  });
});
