import { rows, type Sql } from '@lien-thong/service';
import { randomBytes } from 'node:crypto';
import { EntityManager, type DataSource } from 'typeorm';
import { DataKey } from '../fields/data-key';
import { KEY_BYTES } from '../keys/aes-gcm';
import type { KeyProvider } from '../keys/key-provider';
import { KeyCache } from './key-cache';

/** The owner of the key for what belongs to no case. */
export const SERVICE_ITSELF = '00000000-0000-0000-0000-000000000000';

interface Row {
  caseId: string;
  kid: string | null;
  wrapped: Buffer | null;
}

const MAKE = `
  with made as (
    insert into case_key (case_id, kid, wrapped)
    select * from unnest($1::uuid[], $2::text[], $3::bytea[]) as k(case_id, kid, wrapped) order by case_id
    on conflict do nothing returning case_id)
  select case_id as "caseId", null as kid, null as wrapped from made`;

const FIND = `select case_id as "caseId", kid, wrapped from case_key where case_id = any($1::uuid[])`;

/** What one transaction works with; an entity manager of the whole pool has none. */
const transactionOf = (db: Sql): object | undefined => (db instanceof EntityManager ? db.queryRunner : db);

/**
 * The data keys of cases, from memory where they were used lately. A key made in a transaction is remembered for that
 * transaction alone until it has committed: one that was rolled back must never seal anything that stays.
 */
export class CaseKeys {
  private readonly cache: KeyCache;
  private readonly made = new WeakMap<object, Map<string, DataKey>>();
  private readonly listening = new WeakSet<DataSource>();

  constructor(
    private readonly provider: KeyProvider,
    private readonly service: string,
    cache = new KeyCache(),
  ) {
    this.cache = cache;
  }

  /** Keys under the name that their provider knows: the same case has other keys at other services. */
  readonly named = <K extends { owner: string }>(keys: readonly K[]): K[] =>
    keys.map((key) => ({ ...key, owner: `${this.service} ${key.owner}` }));

  /** Keys under the case's id alone. */
  readonly bare = <K extends { owner: string }>(keys: readonly K[]): K[] =>
    keys.map((key) => ({ ...key, owner: key.owner.slice(this.service.length + 1) }));

  /** The keys of these cases; those that have none yet get one, all in one statement. */
  async ensure(db: Sql, caseIds: readonly string[]): Promise<Map<string, DataKey>> {
    const { known, missing } = this.remembered(db, caseIds);
    if (!missing.length) return known;
    const fresh = missing.sort().map((owner) => ({ owner, key: randomBytes(KEY_BYTES) }));
    const wrapped = await this.provider.wrap(this.named(fresh));
    const made = new Set(
      (
        await rows<Row>(db, MAKE, [
          missing,
          wrapped.map(({ kid }) => kid),
          wrapped.map(({ wrapped }) => wrapped),
        ])
      ).map(({ caseId }) => caseId),
    );
    for (const { owner, key } of fresh)
      if (made.has(owner)) known.set(owner, this.keepForNow(db, new DataKey(owner, key)));
    const others = missing.filter((caseId) => !made.has(caseId));
    for (const [caseId, key] of await this.load(db, others)) known.set(caseId, key);
    return known;
  }

  /** The keys of these cases, as far as they have any. */
  async find(db: Sql, caseIds: readonly string[]): Promise<Map<string, DataKey>> {
    const { known, missing } = this.remembered(db, caseIds);
    for (const [caseId, key] of await this.load(db, missing)) known.set(caseId, key);
    return known;
  }

  /** The key of the service itself. */
  async own(db: Sql): Promise<DataKey> {
    return (await this.ensure(db, [SERVICE_ITSELF])).get(SERVICE_ITSELF)!;
  }

  /**
   * Destroys the keys of cases for good, and sees to it that they never get others.
   * @returns those of which it was not done before
   */
  async erase(db: Sql, caseIds: readonly string[]): Promise<string[]> {
    if (caseIds.includes(SERVICE_ITSELF)) throw new Error("the service's own key is no case's and stays");
    const erased = await rows<{ caseId: string }>(
      db,
      `insert into case_key (case_id, erased_at) select distinct id, now() from unnest($1::uuid[]) as c(id) order by id
       on conflict (case_id) do update set kid = null, wrapped = null, erased_at = now() where case_key.erased_at is null
       returning case_id as "caseId"`,
      [caseIds],
    );
    for (const caseId of caseIds) this.cache.drop(caseId);
    const made = this.madeIn(db);
    for (const caseId of caseIds) made?.delete(caseId);
    return erased.map(({ caseId }) => caseId);
  }

  private remembered(db: Sql, caseIds: readonly string[]) {
    const known = new Map<string, DataKey>();
    const missing: string[] = [];
    const made = this.madeIn(db);
    for (const caseId of new Set(caseIds)) {
      const key = made?.get(caseId) ?? this.cache.get(caseId);
      if (key) known.set(caseId, key);
      else missing.push(caseId);
    }
    return { known, missing };
  }

  private async load(db: Sql, caseIds: readonly string[]): Promise<Map<string, DataKey>> {
    if (!caseIds.length) return new Map();
    const found = await rows<Row>(db, FIND, [caseIds]);
    const whole = found.flatMap(({ caseId, kid, wrapped }) =>
      kid && wrapped ? [{ owner: caseId, kid, wrapped }] : [],
    );
    const unwrapped = await this.provider.unwrap(this.named(whole));
    const keys = new Map(found.map(({ caseId }) => [caseId, new DataKey(caseId, undefined)]));
    unwrapped.forEach(({ key }, i) => keys.set(whole[i]!.owner, new DataKey(whole[i]!.owner, key)));
    for (const key of keys.values()) if (!key.erased) this.cache.put(key);
    return keys;
  }

  private madeIn(db: Sql): Map<string, DataKey> | undefined {
    const transaction = transactionOf(db);
    return transaction && this.made.get(transaction);
  }

  private keepForNow(db: Sql, key: DataKey): DataKey {
    const transaction = transactionOf(db);
    if (!transaction) return key;
    if (db instanceof EntityManager) this.listenTo(db.dataSource);
    const kept = this.made.get(transaction) ?? new Map<string, DataKey>();
    this.made.set(transaction, kept.set(key.owner, key));
    return key;
  }

  /** Once a transaction has committed, the keys it made are known to all. */
  private listenTo(source: DataSource): void {
    if (this.listening.has(source)) return;
    this.listening.add(source);
    source.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) => {
        if (queryRunner.isTransactionActive) return; // a savepoint within it
        for (const key of this.made.get(queryRunner)?.values() ?? []) this.cache.put(key);
        this.made.delete(queryRunner);
      },
    });
  }
}
