import { EnvironmentFault } from '@lien-thong/service';
import { base64url, EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';

const ENCRYPTION = 'A256GCM';
const KEY_BYTES = 32;

interface Key {
  kid: string;
  secret: Uint8Array;
}

/** What a sealed text is for: one made for the one is not taken for the other. */
type Purpose = 'session' | 'sign-in';

function keysOf(jwks: string): Key[] {
  try {
    const { keys } = JSON.parse(jwks) as { keys: { kid?: string; k?: string }[] };
    return keys.map(({ kid, k }) => ({ kid: String(kid), secret: base64url.decode(k ?? '') }));
  } catch {
    return [];
  }
}

/** Seals what a browser keeps for us so that it can neither read nor change it (JWE, `dir` with A256GCM). */
export class Seal {
  private readonly keys: readonly Key[];

  /**
   * @param jwks a JWK Set of `oct` keys of 256 bits: the first one seals, all of them open, so keys can be rotated
   * @throws EnvironmentFault
   */
  constructor(jwks: string) {
    this.keys = keysOf(jwks);
    if (!this.keys.length || this.keys.some(({ secret }) => secret.length !== KEY_BYTES))
      throw new EnvironmentFault('SESSION_KEYS must be a JWK Set of keys of 256 bits, the current one first');
  }

  close(purpose: Purpose, content: object, endsAt: number): Promise<string> {
    const { kid, secret } = this.keys[0]!;
    return new EncryptJWT(content as JWTPayload)
      .setProtectedHeader({ alg: 'dir', enc: ENCRYPTION, kid })
      .setAudience(purpose)
      .setExpirationTime(Math.floor(endsAt / 1000))
      .encrypt(secret);
  }

  /** Nothing when it was changed, is over, is for another purpose or was sealed with a key that is gone. */
  async open<T extends object>(purpose: Purpose, sealed: string): Promise<T | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, ({ kid }) => this.secretOf(kid), {
        audience: purpose,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: [ENCRYPTION],
      });
      return payload as T;
    } catch (fault) {
      if (fault instanceof errors.JOSEError) return undefined;
      throw fault;
    }
  }

  private secretOf(kid: string | undefined): Uint8Array {
    const key = this.keys.find((one) => one.kid === kid);
    if (!key) throw new errors.JWEDecryptionFailed();
    return key.secret;
  }
}
