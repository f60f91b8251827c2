import { WatchedKeys } from '@lien-thong/signature';
import { X509Certificate } from 'node:crypto';

/** An office's certificate and the key that belongs to it, all PEM. */
interface KeptKey {
  office: string;
  certificate: string;
  /** What leads to the trusted root, without the root. */
  chain?: string[];
  privateKey: string;
}

export interface PageKey {
  certificate: Buffer;
  chain: Buffer[];
  /** PKCS #8. */
  privateKey: Buffer;
  validFrom: number;
  validTo: number;
}

/** Nobody at the office can sign a page now. */
export class NoCertificate extends Error {
  override readonly name = 'NoCertificate';
}

/** Where the keys that sign pages are; in a file here, in a security module by another implementation. */
export interface PageKeys {
  /** The newest that is good at the time. @throws NoCertificate */
  of(office: string, at: Date): PageKey;
}

/**
 * ECDSA P-256 keys with their certificates from a JSON file `{ keys: [{ office, certificate, chain, privateKey }] }`, which
 * is read again when it has changed.
 */
export class PageKeyFile implements PageKeys {
  private readonly file: WatchedKeys<Map<string, PageKey[]>>;

  constructor(given: string) {
    this.file = new WatchedKeys(given, keysIn);
  }

  of(office: string, at: Date): PageKey {
    const now = at.getTime();
    const good = (this.file.current.get(office) ?? []).filter(
      ({ validFrom, validTo }) => validFrom <= now && now < validTo,
    );
    const newest = good.toSorted((a, b) => b.validFrom - a.validFrom)[0];
    if (!newest) throw new NoCertificate(`${office} has no certificate that is good now`);
    return newest;
  }
}

function keysIn(json: string): Map<string, PageKey[]> {
  const { keys } = JSON.parse(json) as { keys: KeptKey[] };
  return new Map(
    [...Map.groupBy(keys, ({ office }) => office)].map(([office, kept]) => [office, kept.map(pageKeyOf)]),
  );
}

function pageKeyOf({ certificate, chain = [], privateKey }: KeptKey): PageKey {
  const { validFromDate, validToDate, raw } = new X509Certificate(certificate);
  return {
    certificate: raw,
    chain: chain.map((pem) => new X509Certificate(pem).raw),
    privateKey: Buffer.from(privateKey.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'),
    validFrom: validFromDate.getTime(),
    validTo: validToDate.getTime(),
  };
}
