import { rows } from '@lien-thong/service';
import { eventually } from '@lien-thong/testing';
import { DataSource } from 'typeorm';
import { record } from '../record';
import { asSuperuser, entry, openOffice } from '../testing-ground/office';
import type { Anchor } from './anchors';
import { ENTRY_COLUMNS, hashAfter, type SealedEntry } from './link';
import { verifyChain } from './verify';

jest.setTimeout(90_000);

const COUNT = 12;

describe('a chain of twelve entries', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let database: DataSource;
  let head: Anchor;

  const links = () =>
    rows<{ position: number; entryId: string; hash: string }>(
      database.manager,
      `select position::int as position, entry_id::text as "entryId", encode(hash, 'hex') as hash from audit_link order by position`,
    );

  beforeEach(async () => {
    office = await openOffice();
    database = office.app.get(DataSource);
    await database.transaction((db) =>
      record(
        db,
        Array.from({ length: COUNT }, (_, nth) => entry(nth)),
      ),
    );
    const sealed = await eventually(links, (all) => all.length === COUNT);
    head = { office: 'residence', day: '2026-11-24', position: COUNT, hash: sealed.at(-1)!.hash };
  });

  afterEach(async () => {
    await office.app.close();
    await office.fresh.drop();
  });

  const tamper = (statement: string, parameters?: unknown[]) =>
    asSuperuser(office.fresh, statement, parameters);

  it('is whole, and its anchor agrees', async () => {
    expect(await verifyChain(database, [head])).toEqual({ links: COUNT });
  });

  it.each([
    ['reason', `'Lý do khác'`],
    ['actor', `'nam'`],
    ['actor_name', `'Trần Văn Nam'`],
    ['from_address', `'10.9.9.9'`],
    ['action', `'case.decline'`],
    ['at', `at + interval '1 microsecond'`],
    ['case_id', 'gen_random_uuid()'],
    ['detail', `'{"version": 99}'`],
  ])('names the entry whose %s was changed', async (column, value) => {
    const [, , , , changed] = await links();
    await tamper(`update audit_entry set ${column} = ${value} where id = $1`, [changed!.entryId]);
    expect(await verifyChain(database, [head])).toEqual({
      links: 4,
      broken: { what: 'entry-changed', position: 5, entryId: changed!.entryId },
    });
  });

  it('names the last entry when that was changed, which no link follows', async () => {
    const last = (await links()).at(-1)!;
    await tamper(`update audit_entry set reason = 'khác' where id = $1`, [last.entryId]);
    expect((await verifyChain(database, [])).broken).toEqual({
      what: 'entry-changed',
      position: COUNT,
      entryId: last.entryId,
    });
  });

  it('names the entry that was deleted', async () => {
    const gone = (await links())[6]!;
    await tamper('delete from audit_entry where id = $1', [gone.entryId]);
    expect((await verifyChain(database, [])).broken).toEqual({
      what: 'entry-gone',
      position: 7,
      entryId: gone.entryId,
    });
  });

  it('names the link that was deleted', async () => {
    await tamper('delete from audit_link where position = 3');
    expect((await verifyChain(database, [])).broken).toEqual({ what: 'link-gone', position: 3 });
  });

  it('names the link whose hash was changed, and not the entry', async () => {
    const changed = (await links())[3]!;
    await tamper(`update audit_link set hash = sha256('x') where position = 4`);
    expect((await verifyChain(database, [])).broken).toEqual({
      what: 'link-changed',
      position: 4,
      entryId: changed.entryId,
    });
  });

  it('cut off at the end is found by the anchor', async () => {
    await tamper('delete from audit_link where position > 10');
    await tamper('delete from audit_entry where id not in (select entry_id from audit_link)');
    expect(await verifyChain(database, [])).toEqual({ links: 10 });
    expect((await verifyChain(database, [head])).broken).toEqual({
      what: 'link-gone',
      position: 11,
      day: head.day,
    });
  });

  it('rewritten from an entry on, with every later link recomputed, is found by the anchor', async () => {
    const before = await links();
    await tamper(`update audit_entry set actor = 'nam' where id = $1`, [before[8]!.entryId]);
    let hash = Buffer.from(before[7]!.hash, 'hex');
    for (const { position, entryId } of before.slice(8)) {
      const [changed] = await rows<SealedEntry>(
        database.manager,
        `select ${ENTRY_COLUMNS} from audit_entry e where id = $1`,
        [entryId],
      );
      hash = Buffer.from(hashAfter(hash, changed!));
      await tamper('update audit_link set hash = $2 where position = $1', [position, hash]);
    }
    expect(await verifyChain(database, [])).toEqual({ links: COUNT });
    expect((await verifyChain(database, [head])).broken).toEqual({
      what: 'anchor-differs',
      position: COUNT,
      entryId: before.at(-1)!.entryId,
      day: head.day,
    });
  });

  it('names an entry that was put there past it, or kept out of it, once a minute has gone', async () => {
    await tamper(
      `insert into audit_entry (at, actor, actor_name, from_address, action, subject_kind, subject_id)
       values (now() - interval '61 seconds', 'nam', 'Nam', '', 'case.accept', 'case', 'x')`,
    );
    expect((await verifyChain(database, [head])).broken).toEqual({
      what: 'unsealed',
      entryId: String(COUNT + 1),
    });
  });
});
