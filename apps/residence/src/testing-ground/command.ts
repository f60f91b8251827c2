import type { DeregisterResidence } from '@lien-thong/contracts';
import type { ResidentLine } from '../register/import-residents';

/** A command that is in order on 25 November 2026, for specs to change. */
export const command = (): DeregisterResidence => ({
  attempt: 1,
  extract: {
    number: '386/2026',
    entry: 386,
    bookYear: 2026,
    commune: '31120',
    registeredOn: '2026-11-25',
    deceased: {
      fullName: 'Trần Văn Bảy',
      personalId: '092044001234',
      birthDate: '1944-05-06',
      sex: 'male',
    },
    diedOn: '2026-11-20',
    signature: '',
  },
  lastResidence: { kind: 'permanent', province: '92', commune: '31120', detail: 'Số 12' },
  householdHead: { isRequester: false, fullName: 'Lê Thị Sáu', relation: 'spouse' },
});

/** The register's line of the same person, the head of a household. */
export const residentLine = (): ResidentLine => ({
  personalId: '092044001234',
  fullName: 'Trần Văn Bảy',
  birthDate: '1944-05-06',
  sex: 'male',
  commune: '31120',
  householdNumber: 'H-1',
  isHead: true,
  relationToHead: 'self',
  registeredSince: '1976-05-01',
  detail: 'Số 12',
});
