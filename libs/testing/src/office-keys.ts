import {
  newOfficeKeys,
  newPageCertificates,
  type OfficeKeys,
  type PageCertificates,
} from '@lien-thong/embedded';
import type { Extract, HealthNotice, SignedHealthNotice } from '@lien-thong/contracts';
import { communes } from '@lien-thong/law';
import { FileSigner, signedExtract } from '@lien-thong/signature';

/** The province whose communes sign in specs. */
const PROVINCE = '92';

let keys: OfficeKeys | undefined;

/** One set for all services of a spec: a key for every commune of the province. */
export const officeKeys = (): OfficeKeys =>
  (keys ??= newOfficeKeys(
    communes()
      .filter(({ provinceCode }) => provinceCode === PROVINCE)
      .map(({ code }) => `commune:${code}`),
  ));

let signer: FileSigner | undefined;

/** What a spec says about a death that was registered: an extract that its commune has not signed yet is signed here. */
export function withSignedExtract<T extends object>(caseId: string, data: T): T {
  const { extract } = data as { extract?: Extract };
  if (!extract || extract.signature) return data;
  const { signature: _, ...unsigned } = extract;
  signer ??= new FileSigner(officeKeys().privateKeys);
  return { ...data, extract: signedExtract(signer, caseId, unsigned, new Date()) };
}

let facilities: OfficeKeys | undefined;

/** The key of the one health facility that tells of deaths in stories. */
export const facilityKeys = (): OfficeKeys => (facilities ??= newOfficeKeys(['facility:92001']));

export const signedNotice = (notice: HealthNotice): SignedHealthNotice => ({
  notice,
  signature: new FileSigner(facilityKeys().privateKeys).sign(
    { type: 'health-notice', office: `facility:${notice.facility}`, data: notice },
    new Date(),
  ),
});

let certificates: Promise<PageCertificates> | undefined;

/** One certificate for all services of a spec, of the commune that specs are about. */
export const pageCertificates = (): Promise<PageCertificates> =>
  (certificates ??= newPageCertificates([{ office: 'commune:31120', name: 'UBND Phường Cái Khế' }]));
