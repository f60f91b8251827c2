import { record, SYSTEM, type Actor, type Entry } from '@lien-thong/audit';
import type { Sql } from '@lien-thong/service';
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { DataKey } from './fields/data-key';
import type { KeyProvider } from './keys/key-provider';
import { CaseKeys } from './tables/case-keys';
import { rewrapKeys } from './tables/rewrap-keys';

/** What a number in a look-up column is: equal numbers of two kinds have different hashes. */
export type LookUpKind = 'person' | 'insured-number' | 'beneficiary-number' | 'one-time-code';

const keyDestroyed =
  (actor: Actor) =>
  (caseId: string): Entry => ({
    actor,
    action: 'case.key-destroyed',
    subject: { kind: 'case', id: caseId },
    caseId,
  });

/** The keys of what a service keeps of people. */
export class Privacy {
  readonly keys: CaseKeys;
  private readonly lookUpKey: KeyObject;

  constructor(
    private readonly provider: KeyProvider,
    service: string,
  ) {
    this.keys = new CaseKeys(provider, service);
    // Of each service its own: what two databases know of a person cannot be joined by it.
    const secret = hkdfSync('sha256', provider.lookUpKey(), Buffer.alloc(0), `look-up of ${service}`, 32);
    this.lookUpKey = createSecretKey(Buffer.from(secret));
  }

  /** The keyed hash (HMAC-SHA-256) that a number is found by; from the hash alone nobody tries numbers out. */
  hash(kind: LookUpKind, number: string): Buffer {
    return createHmac('sha256', this.lookUpKey).update(`${kind} ${number}`).digest();
  }

  /** As `hash`, in hex; the name of a person among rows that were read. */
  hashHex(kind: LookUpKind, number: string): string {
    return this.hash(kind, number).toString('hex');
  }

  /** The keys to seal with: cases that have none yet get one. */
  async sealing(db: Sql, caseIds: readonly string[]): Promise<(caseId: string) => DataKey> {
    const keys = await this.keys.ensure(db, caseIds);
    return (caseId) => keys.get(caseId)!;
  }

  /** The keys to open with. A case that never had one has nothing to open. */
  async opening(db: Sql, caseIds: readonly string[]): Promise<(caseId: string) => DataKey | undefined> {
    const keys = await this.keys.find(db, caseIds);
    return (caseId) => keys.get(caseId);
  }

  /** Destroys the keys of these cases: what was sealed with them reads as null from now on. It goes on record. */
  async erase(db: Sql, caseIds: readonly string[], by: Actor = SYSTEM): Promise<void> {
    const erased = await this.keys.erase(db, caseIds);
    await record(db, erased.map(keyDestroyed(by)));
  }

  /** Wraps every data key anew with the current key-encryption key. @returns how many were */
  rewrap(db: Sql): Promise<number> {
    return rewrapKeys(db, this.provider, this.keys);
  }
}
