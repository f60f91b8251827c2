import type { HealthNotice, SignedHealthNotice } from '@lien-thong/contracts';
import { newOfficeKeys } from '@lien-thong/embedded';
import { FileSigner } from '@lien-thong/signature';
import { declaration } from './declaration';

export const FACILITY = '92001';

export const facilityKeys = newOfficeKeys([`facility:${FACILITY}`, 'facility:92002']);

/** A notice about the person of the declaration, for specs to change. */
export function healthNotice(): HealthNotice {
  const { deceased, death } = declaration();
  return {
    facility: FACILITY,
    facilityName: 'Bệnh viện Đa khoa thành phố',
    number: '318/GBT',
    revision: 1,
    act: 'issued',
    issuedAt: '2026-11-20T02:00:00.000Z',
    deceased,
    death: { date: death.date, time: death.time, place: death.place, cause: death.cause },
  };
}

const signer = new FileSigner(facilityKeys.privateKeys);

export const signedNotice = (notice: HealthNotice): SignedHealthNotice => ({
  notice,
  signature: signer.sign(
    { type: 'health-notice', office: `facility:${notice.facility}`, data: notice },
    new Date(),
  ),
});
