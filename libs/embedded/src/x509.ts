import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type X509Certificate,
} from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';

export const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Whom a certificate is for, e.g. `CN=127.0.0.1`, and from when to when it is good. */
export interface CertificateTerms {
  name: string;
  notBefore: Date;
  notAfter: Date;
}

/** A certificate with its private key as PEM. */
export interface Issued {
  certificate: X509Certificate;
  key: string;
}

/** An authority made up on the spot, for trials and tests; its key lives no longer than the process. */
export interface Root {
  certificate: X509Certificate;
  signingKey: webcrypto.CryptoKey;
  issue(terms: CertificateTerms, extensions: Extension[]): Promise<Issued>;
}

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const serial = () => `00${randomBytes(15).toString('hex')}`;

export async function newRoot({ name, ...validity }: CertificateTerms): Promise<Root> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name,
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    certificate,
    signingKey: keys.privateKey,
    issue: (terms, extensions) => issue(certificate, keys.privateKey, terms, extensions),
  };
}

async function issue(
  root: X509Certificate,
  signingKey: webcrypto.CryptoKey,
  { name, ...validity }: CertificateTerms,
  extensions: Extension[],
): Promise<Issued> {
  const own = await newKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: name,
    issuer: root.subject,
    ...validity,
    signingAlgorithm: ALGORITHM,
    publicKey: own.publicKey,
    signingKey,
    extensions: [...extensions, await SubjectKeyIdentifierExtension.create(own.publicKey)],
  });
  const secret = await webcrypto.subtle.exportKey('pkcs8', own.privateKey);
  return { certificate, key: PemConverter.encode(secret, 'PRIVATE KEY') };
}
