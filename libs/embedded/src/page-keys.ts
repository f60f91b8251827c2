import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  type X509Certificate,
} from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';

/** Certificates of offices that sign pages, as the JSON text that a service reads, and the root that they lead to (PEM). */
export interface PageCertificates {
  keys: string;
  root: string;
  /** The root's list of what is no longer good (DER): the certificates of these offices. */
  revocations: (offices: readonly string[]) => Promise<Buffer>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

type Pair = Awaited<ReturnType<typeof newPair>>;
const newPair = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const serial = () => `00${randomBytes(15).toString('hex')}`;

async function rootOf(keys: Pair, now: number): Promise<X509Certificate> {
  return X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=Chứng thư gốc thử nghiệm, O=Liên thông, C=VN',
    notBefore: new Date(now - YEAR_MS),
    notAfter: new Date(now + 20 * YEAR_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
}

/** A root made up on the spot and a certificate under it for each office; for trials and tests, never for real papers. */
export async function newPageCertificates(
  offices: readonly { office: string; name: string }[],
  now = Date.now(),
): Promise<PageCertificates> {
  const rootKeys = await newPair();
  const root = await rootOf(rootKeys, now);
  const issued = await Promise.all(
    offices.map(async ({ office, name }) => {
      const own = await newPair();
      const certificate = await X509CertificateGenerator.create({
        serialNumber: serial(),
        subject: `CN=${name}, O=Liên thông, C=VN`,
        issuer: root.subject,
        notBefore: new Date(now - YEAR_MS),
        notAfter: new Date(now + 20 * YEAR_MS),
        signingAlgorithm: ALGORITHM,
        publicKey: own.publicKey,
        signingKey: rootKeys.privateKey,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
          await SubjectKeyIdentifierExtension.create(own.publicKey),
        ],
      });
      const secret = await webcrypto.subtle.exportKey('pkcs8', own.privateKey);
      return {
        serialNumber: certificate.serialNumber,
        kept: {
          office,
          certificate: certificate.toString('pem'),
          chain: [],
          privateKey: PemConverter.encode(secret, 'PRIVATE KEY'),
        },
      };
    }),
  );
  const revocations = async (revoked: readonly string[]): Promise<Buffer> => {
    const list = await X509CrlGenerator.create({
      issuer: root.subject,
      thisUpdate: new Date(now),
      nextUpdate: new Date(now + WEEK_MS),
      signingAlgorithm: ALGORITHM,
      signingKey: rootKeys.privateKey,
      entries: issued
        .filter(({ kept }) => revoked.includes(kept.office))
        .map(({ serialNumber }) => ({ serialNumber, revocationDate: new Date(now) })),
    });
    return Buffer.from(list.rawData);
  };
  const keys = issued.map(({ kept }) => kept);
  return { keys: JSON.stringify({ keys }), root: root.toString('pem'), revocations };
}
