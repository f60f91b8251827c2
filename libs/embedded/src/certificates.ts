import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';

/** A certificate and its private key, as PEM. */
export interface Certificate {
  certificate: string;
  key: string;
}

/** A certificate authority for trials: it lives as long as the test that made it. */
export interface Authority {
  /** What clients trust, as PEM. */
  certificate: string;
  /** A server's certificate for these names and addresses. */
  issue(commonName: string, names: readonly string[]): Promise<Certificate>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const LASTS_MS = 24 * 60 * 60 * 1000;
const IP = /^[\d.]+$|:/;

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const validity = () => ({
  serialNumber: `01${randomBytes(8).toString('hex')}`,
  notBefore: new Date(Date.now() - 60_000),
  notAfter: new Date(Date.now() + LASTS_MS),
  signingAlgorithm: ALGORITHM,
});

async function issue(
  authority: X509Certificate,
  signingKey: webcrypto.CryptoKey,
  commonName: string,
  names: readonly string[],
): Promise<Certificate> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.create({
    ...validity(),
    subject: `CN=${commonName}`,
    issuer: authority.subject,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: IP.test(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  return {
    certificate: certificate.toString('pem'),
    key: PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
  };
}

export async function newAuthority(name = 'Trial authority'): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: `CN=${name}`,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    certificate: certificate.toString('pem'),
    issue: (commonName, names) => issue(certificate, keys.privateKey, commonName, names),
  };
}
