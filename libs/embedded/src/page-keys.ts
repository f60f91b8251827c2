import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CrlGenerator,
} from '@peculiar/x509';
import { ALGORITHM, newRoot } from './x509';

/** Certificates of offices that sign pages, as the JSON text that a service reads, and the root that they lead to (PEM). */
export interface PageCertificates {
  keys: string;
  root: string;
  /** The root's list of what is no longer good (DER): the certificates of these offices. */
  revocations: (offices: readonly string[]) => Promise<Buffer>;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** A root made up on the spot and a certificate under it for each office; for trials and tests, never for real papers. */
export async function newPageCertificates(
  offices: readonly { office: string; name: string }[],
  now = Date.now(),
): Promise<PageCertificates> {
  const validity = { notBefore: new Date(now - YEAR_MS), notAfter: new Date(now + 20 * YEAR_MS) };
  const root = await newRoot({ name: 'CN=Chứng thư gốc thử nghiệm, O=Liên thông, C=VN', ...validity });
  const issued = await Promise.all(
    offices.map(async ({ office, name }) => {
      const { certificate, key } = await root.issue({ name: `CN=${name}, O=Liên thông, C=VN`, ...validity }, [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      ]);
      return {
        serialNumber: certificate.serialNumber,
        kept: { office, certificate: certificate.toString('pem'), chain: [], privateKey: key },
      };
    }),
  );
  const revocations = async (revoked: readonly string[]): Promise<Buffer> => {
    const list = await X509CrlGenerator.create({
      issuer: root.certificate.subject,
      thisUpdate: new Date(now),
      nextUpdate: new Date(now + WEEK_MS),
      signingAlgorithm: ALGORITHM,
      signingKey: root.signingKey,
      entries: issued
        .filter(({ kept }) => revoked.includes(kept.office))
        .map(({ serialNumber }) => ({ serialNumber, revocationDate: new Date(now) })),
    });
    return Buffer.from(list.rawData);
  };
  const keys = issued.map(({ kept }) => kept);
  return { keys: JSON.stringify({ keys }), root: root.certificate.toString('pem'), revocations };
}
