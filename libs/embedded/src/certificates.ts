import 'reflect-metadata';
import { SubjectAlternativeNameExtension } from '@peculiar/x509';
import { newRoot } from './x509';

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

const LASTS_MS = 24 * 60 * 60 * 1000;
const IP = /^[\d.]+$|:/;

const forADay = (commonName: string) => ({
  name: `CN=${commonName}`,
  notBefore: new Date(Date.now() - 60_000),
  notAfter: new Date(Date.now() + LASTS_MS),
});

export async function newAuthority(name = 'Trial authority'): Promise<Authority> {
  const root = await newRoot(forADay(name));
  return {
    certificate: root.certificate.toString('pem'),
    issue: async (commonName, names) => {
      const { certificate, key } = await root.issue(forADay(commonName), [
        new SubjectAlternativeNameExtension(
          names.map((value) => ({ type: IP.test(value) ? ('ip' as const) : ('dns' as const), value })),
        ),
      ]);
      return { certificate: certificate.toString('pem'), key };
    },
  };
}
