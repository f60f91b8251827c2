import { sign, verify } from 'node:crypto';
import { canonical } from './canonical';
import { WatchedKeys } from './watched-keys';
import { privateKeysIn, publicKeysIn, type OfficeKey } from './office-key';

export const UNTRUSTED = [
  'unsigned',
  'unreadable',
  'wrong-type',
  'unknown-key',
  'wrong-office',
  'expired-key',
  'revoked-key',
  'tampered',
] as const;
export type Untrusted = (typeof UNTRUSTED)[number];

/** A statement that nobody may act on, and why. */
export class UntrustedStatement extends Error {
  override readonly name = 'UntrustedStatement';

  constructor(
    readonly code: Untrusted,
    type: string,
    office: string,
  ) {
    super(`${code}: ${type} of ${office}`);
  }
}

/** What is stated: by which office, as what, and the data itself, which travels beside the signature. */
export interface Statement {
  /** e.g. `death-extract`. */
  type: string;
  /** e.g. `commune:31120`. */
  office: string;
  data: unknown;
}

interface Header {
  alg: 'EdDSA';
  kid: string;
  typ: string;
  /** Signed at, seconds since 1970. */
  iat: number;
}

const inBase64 = (text: string): string => Buffer.from(text).toString('base64url');
const signingInput = (header: string, data: unknown): Buffer =>
  Buffer.from(`${header}.${inBase64(canonical(data))}`);

/** Who signs for an office; keys in a file here, in a security module by another implementation. */
export interface Signer {
  /** @returns a JWS with detached content (RFC 7515 appendix F); made again at the same time it is the same text */
  sign(statement: Statement, at: Date): string;
}

/** No key of the office is good now: the installation has to give it one. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
}

/** Keys from a private JWK Set. Of an office's keys that are good at the time, the newest signs. */
export class FileSigner implements Signer {
  private readonly file: WatchedKeys<Map<string, OfficeKey[]>>;

  constructor(given: string) {
    this.file = new WatchedKeys(given, (json) => Map.groupBy(privateKeysIn(json), ({ office }) => office));
  }

  sign({ type, office, data }: Statement, at: Date): string {
    const iat = Math.floor(at.getTime() / 1000);
    const good = (this.file.current.get(office) ?? []).filter(
      ({ nbf, exp, revoked_at: revoked }) => nbf <= iat && iat < exp && revoked === undefined,
    );
    const newest = good.toSorted((a, b) => b.nbf - a.nbf)[0];
    if (!newest) throw new NoKey(`${office} has no key that is good now`);
    const header: Header = { alg: 'EdDSA', kid: newest.kid, typ: type, iat };
    const head = inBase64(JSON.stringify(header));
    return `${head}..${sign(null, signingInput(head, data), newest.key).toString('base64url')}`;
  }
}

/** Checks statements by the public keys of the offices. */
export class TrustedOffices {
  private readonly file: WatchedKeys<Map<string, OfficeKey>>;

  constructor(given: string) {
    this.file = new WatchedKeys(given, (json) => new Map(publicKeysIn(json).map((key) => [key.kid, key])));
  }

  /** @throws UntrustedStatement */
  check(statement: Statement, signature: string | undefined): void {
    const refuse = (code: Untrusted): never => {
      throw new UntrustedStatement(code, statement.type, statement.office);
    };
    if (!signature) return refuse('unsigned');
    const [, head, made] = /^([\w-]+)\.\.([\w-]+)$/.exec(signature) ?? refuse('unreadable');
    const header = headerIn(head!) ?? refuse('unreadable');
    if (header.alg !== 'EdDSA') return refuse('unreadable');
    if (header.typ !== statement.type) return refuse('wrong-type');
    const known = this.file.current.get(header.kid) ?? refuse('unknown-key');
    if (known.office !== statement.office) return refuse('wrong-office');
    if (header.iat < known.nbf || header.iat >= known.exp) return refuse('expired-key');
    if (isRevoked(known, header.iat)) return refuse('revoked-key');
    const content = signingInput(head!, statement.data);
    if (!verify(null, content, known.key, Buffer.from(made!, 'base64url'))) return refuse('tampered');
  }
}

const isRevoked = ({ revoked_at: at, revoked_for: why }: OfficeKey, iat: number): boolean =>
  at !== undefined && (why !== 'superseded' || iat >= at);

function headerIn(text: string): Header | undefined {
  try {
    const { alg, kid, typ, iat } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Header>;
    return typeof kid === 'string' && typeof typ === 'string' && Number.isInteger(iat)
      ? { alg: alg as 'EdDSA', kid, typ, iat: iat! }
      : undefined;
  } catch {
    return undefined;
  }
}
