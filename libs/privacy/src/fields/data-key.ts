import type { Shape } from '@lien-thong/contracts';
import { createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, type Key } from '../keys/aes-gcm';
import { mapFields } from './walk-fields';

const MARK = 'enc:1:';

/** The member of a value that holds all its sealed fields, by their pointers, and what stands where they stood. */
const TOGETHER = 'sealed:1';
const ELSEWHERE = 'sealed';

/** Something stands where only what we sealed may stand: it was changed, moved, or never sealed. */
export class SealBroken extends Error {}

/** The place of a value in a row that the key itself does not tell apart, by what names the row. */
export const rowPlace = (column: string, row: string | Buffer): string =>
  `${column} ${typeof row === 'string' ? row : row.toString('hex')}`;

/**
 * Seals and opens what is kept about one case (or, for what belongs to no case, by the service). A sealed value is
 * bound to its owner and place: moved to another field, row or case, it no longer opens. `place` is `table.column`,
 * or the type of a message.
 */
export class DataKey {
  private readonly key: Key;

  /** @param key undefined when it was destroyed: what was sealed reads as null, what is sealed now nobody will read */
  constructor(
    readonly owner: string,
    key: Buffer | undefined,
  ) {
    this.erased = key === undefined;
    this.key = createSecretKey(key ?? randomBytes(KEY_BYTES));
  }

  readonly erased: boolean;

  private bound(place: string): string {
    return `${this.owner} ${place}`;
  }

  sealBytes(place: string, plain: Buffer): Buffer {
    return encrypt(this.key, plain, this.bound(place));
  }

  /** @throws SealBroken */
  openBytes(place: string, sealed: Buffer): Buffer | null {
    if (this.erased) return null;
    try {
      return decrypt(this.key, sealed, this.bound(place));
    } catch {
      throw new SealBroken(`${place} of ${this.owner} does not open`);
    }
  }

  seal(place: string, plain: string): string {
    return MARK + this.sealBytes(place, Buffer.from(plain)).toString('base64url');
  }

  /** @throws SealBroken */
  open(place: string, sealed: string): string | null {
    if (!sealed.startsWith(MARK)) throw new SealBroken(`${place} of ${this.owner} is not sealed`);
    return (
      this.openBytes(place, Buffer.from(sealed.slice(MARK.length), 'base64url'))?.toString('utf8') ?? null
    );
  }

  sealJson(place: string, value: unknown): string {
    return this.seal(place, JSON.stringify(value));
  }

  /** @throws SealBroken */
  openJson<T>(place: string, sealed: string): T | null {
    const text = this.open(place, sealed);
    return text === null ? null : (JSON.parse(text) as T);
  }

  /**
   * Seals the fields of `value` that its shape marks as personal, all together: where each stood it says that it is
   * sealed. All others stay readable. What has none is given back as it is.
   */
  sealFields<T extends object>(shape: Shape, place: string, value: T): T {
    const fields: Record<string, unknown> = {};
    const rest = mapFields(shape, value, (field, pointer) => {
      fields[pointer] = field;
      return ELSEWHERE;
    });
    return Object.keys(fields).length ? { ...rest, [TOGETHER]: this.sealJson(place, fields) } : value;
  }

  /** The value as it was; fields of an erased case are null. @throws SealBroken */
  openFields<T extends object>(shape: Shape, place: string, value: T): T {
    const { [TOGETHER]: together, ...rest } = value as T & { [TOGETHER]?: string };
    const fields = together === undefined ? {} : this.openJson<Record<string, unknown>>(place, together);
    const left = new Set(Object.keys(fields ?? {}));
    const opened = mapFields(shape, rest as T, (stands, pointer) => {
      if (stands !== ELSEWHERE || !(fields === null || left.delete(pointer)))
        throw new SealBroken(`${place}${pointer} of ${this.owner} is not what was sealed`);
      return fields && fields[pointer];
    });
    if (left.size) throw new SealBroken(`${place} of ${this.owner} has lost ${[...left].join(', ')}`);
    return opened;
  }
}
