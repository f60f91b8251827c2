import { AuditTables1764000040000 } from '@lien-thong/audit';
import { databaseOptions, rows } from '@lien-thong/service';
import { newFieldKeys } from '@lien-thong/embedded';
import { freshDatabase, migrate } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyFile } from './keys/key-file';
import type { KeyProvider } from './keys/key-provider';
import { Privacy } from './privacy';
import { CaseKeys1764000000500 } from './tables/case-key-table';

jest.setTimeout(60_000);

interface Keys {
  keys: object[];
  lookUp: string;
}

const autumn = JSON.parse(newFieldKeys('autumn')) as Keys;
const winter = JSON.parse(newFieldKeys('winter')) as Keys;
const file = (...keys: object[]) => new KeyFile(JSON.stringify({ keys, lookUp: autumn.lookUp }));

/** An instance of the service, just started. */
const instance = (provider: KeyProvider = file(...autumn.keys), service = 'residence') =>
  new Privacy(provider, service);

/** A provider that answers so many times and is then out of reach. */
const goneAfter = (times: number, provider: KeyProvider): KeyProvider => ({
  current: () => provider.current(),
  unwrap: (keys) => provider.unwrap(keys),
  wrap: (keys) => provider.wrap(keys),
  rewrap: (keys) => (times-- > 0 ? provider.rewrap(keys) : Promise.reject(new Error('the line went'))),
  lookUpKey: () => provider.lookUpKey(),
});

let database: DataSource;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase('privacy');
  drop = fresh.drop;
  database = await new DataSource(
    databaseOptions(
      { DATABASE_URL: fresh.url, DATABASE_POOL: 8 },
      [],
      [CaseKeys1764000000500, AuditTables1764000040000],
    ),
  ).initialize();
  await migrate(database);
});
afterAll(async () => {
  await database.destroy();
  await drop();
});

const seal = async (privacy: Privacy, caseId: string, db: EntityManager = database.manager) =>
  (await privacy.sealing(db, [caseId]))(caseId).seal('x', 'nhồi máu');

const open = async (privacy: Privacy, caseId: string, sealed: string, db: EntityManager = database.manager) =>
  (await privacy.opening(db, [caseId]))(caseId)?.open('x', sealed);

const storedKeys = () =>
  rows<{ kid: string }>(database.manager, 'select distinct kid from case_key where kid is not null');

describe('the key of a case', () => {
  it('opens at another instance what one sealed', async () => {
    const caseId = randomUUID();
    const sealed = await seal(instance(), caseId);
    expect(await open(instance(), caseId, sealed)).toBe('nhồi máu');
  });

  it('is one, however many instances make it in the same moment', async () => {
    const caseId = randomUUID();
    const sealed = await Promise.all(
      Array.from({ length: 8 }, () => database.transaction((db) => seal(instance(), caseId, db))),
    );
    for (const one of sealed) expect(await open(instance(), caseId, one)).toBe('nhồi máu');
  });

  it('that was rolled back seals nothing that stays', async () => {
    const [privacy, caseId] = [instance(), randomUUID()];
    const broken = database.transaction(async (db) => {
      const sealed = await seal(privacy, caseId, db);
      expect(await open(privacy, caseId, sealed, db)).toBe('nhồi máu');
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    const sealed = await database.transaction((db) => seal(privacy, caseId, db));
    expect(await open(instance(), caseId, sealed)).toBe('nhồi máu');
  });

  it('is known without asking the database again once it has committed, and not a moment before', async () => {
    const [privacy, caseId] = [instance(), randomUUID()];
    const sealed = await database.transaction(async (db) => {
      const made = await seal(privacy, caseId, db);
      await db.transaction(() => Promise.resolve()); // a savepoint is no commit
      expect(await open(privacy, caseId, made)).toBeUndefined();
      return made;
    });
    await database.query('delete from case_key where case_id = $1', [caseId]);
    expect(await open(privacy, caseId, sealed)).toBe('nhồi máu');
  });

  it('stands in the database wrapped only', async () => {
    const caseId = randomUUID();
    const privacy = instance();
    await seal(privacy, caseId);
    const [row] = await rows<{ wrapped: Buffer }>(
      database.manager,
      'select wrapped from case_key where case_id = $1',
      [caseId],
    );
    expect(row!.wrapped).toHaveLength(12 + 32 + 16);
  });

  it("does not open as another service's", async () => {
    const caseId = randomUUID();
    const sealed = await seal(instance(), caseId);
    await expect(open(instance(undefined, 'notifications'), caseId, sealed)).rejects.toThrow('does not open');
  });
});

describe('a case that was erased', () => {
  it('reads as null, here at once and elsewhere once its key is looked up', async () => {
    const [privacy, caseId] = [instance(), randomUUID()];
    const sealed = await seal(privacy, caseId);
    expect(await open(privacy, caseId, sealed)).toBe('nhồi máu');
    await privacy.erase(database.manager, [caseId]);
    expect(await open(privacy, caseId, sealed)).toBeNull();
    expect(await open(instance(), caseId, sealed)).toBeNull();
  });

  it('gets no new key, and what comes late about it stays unreadable', async () => {
    const [privacy, caseId] = [instance(), randomUUID()];
    await privacy.erase(database.manager, [caseId]);
    await privacy.erase(database.manager, [caseId]);
    const late = await seal(privacy, caseId);
    expect(await open(privacy, caseId, late)).toBeNull();
  });

  it('is on record, once, by whom it was done', async () => {
    const [privacy, caseId] = [instance(), randomUUID()];
    const lan = { subject: 'lan', name: 'Lan', address: '' };
    await seal(privacy, caseId);
    await privacy.erase(database.manager, [caseId, caseId], lan);
    await privacy.erase(database.manager, [caseId]);
    const found = await rows(
      database.manager,
      'select actor, action, subject_id as subject from audit_entry where case_id = $1',
      [caseId],
    );
    expect(found).toEqual([{ actor: 'lan', action: 'case.key-destroyed', subject: caseId }]);
  });

  it('is not on record when it was rolled back', async () => {
    const [privacy, caseId] = [instance(), randomUUID()];
    const broken = database.transaction(async (db) => {
      await privacy.erase(db, [caseId]);
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    expect(await rows(database.manager, 'select 1 from audit_entry where case_id = $1', [caseId])).toEqual(
      [],
    );
  });

  it('leaves other cases readable', async () => {
    const [privacy, gone, stays] = [instance(), randomUUID(), randomUUID()];
    await seal(privacy, gone);
    const sealed = await seal(privacy, stays);
    await privacy.erase(database.manager, [gone]);
    expect(await open(instance(), stays, sealed)).toBe('nhồi máu');
  });
});

describe('a new key-encryption key', () => {
  it('wraps all data keys anew, so that the old one can be taken away; broken off, it goes on', async () => {
    await database.query('delete from case_key');
    const cases = Array.from({ length: 1200 }, () => randomUUID());
    await instance().sealing(database.manager, cases);
    const sealed = await seal(instance(), cases[7]!);
    await instance().erase(database.manager, [cases[8]!]);
    const both = file(...winter.keys, ...autumn.keys);

    await expect(instance(goneAfter(1, both)).rewrap(database.manager)).rejects.toThrow('the line went');
    expect(await storedKeys()).toHaveLength(2);

    expect(await instance(both).rewrap(database.manager)).toBe(699);
    expect(await storedKeys()).toEqual([{ kid: 'winter' }]);
    const without = instance(file(...winter.keys));
    expect(await open(without, cases[7]!, sealed)).toBe('nhồi máu');
    expect(await without.rewrap(database.manager)).toBe(0);
    await expect(open(instance(), cases[7]!, sealed)).rejects.toThrow('winter is not here');
  });
});

describe('a look-up hash', () => {
  it('is the same at every instance of a service and another at every other service', () => {
    const id = '012345678901';
    expect(instance().hash('person', id)).toEqual(instance().hash('person', id));
    expect(instance(undefined, 'notifications').hash('person', id)).not.toEqual(
      instance().hash('person', id),
    );
    expect(instance().hash('insured-number', id)).not.toEqual(instance().hash('person', id));
  });
});
