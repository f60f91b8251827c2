import type { Declaration } from '@lien-thong/contracts';

/** A declaration that is in order on 25 November 2026, for specs to change. */
export const declaration = (): Declaration => ({
  channel: 'desk',
  commune: '31120',
  procedures: ['death-registration', 'residence-deletion', 'funeral-allowance', 'survivors-benefit'],
  requester: {
    fullName: 'Trần Thị Hồng',
    personalId: '092180001234',
    relation: 'child',
    phone: '0912345678',
    email: 'hong@example.vn',
  },
  deceased: {
    familyName: 'Trần',
    middleName: 'Văn',
    givenName: 'Bảy',
    birthDate: '1944-05-06',
    sex: 'male',
    ethnicity: 'Kinh',
    nationality: 'Việt Nam',
    personalId: '092044001234',
    lastResidence: {
      kind: 'permanent',
      province: '92',
      commune: '31120',
      detail: 'Số 12, đường Trần Hưng Đạo',
    },
  },
  death: {
    date: '2026-11-20',
    time: '03:45',
    kind: 'health-facility',
    place: { province: '92', commune: '31120', detail: 'Bệnh viện Đa khoa thành phố' },
    cause: 'Suy tim giai đoạn cuối',
    notice: {
      kind: 'death-notice',
      number: '318/GBT',
      issuedOn: '2026-11-20',
      issuer: 'Bệnh viện Đa khoa thành phố',
    },
  },
  householdHead: { isRequester: true, fullName: 'Trần Thị Hồng', relation: 'child' },
  benefit: {
    categories: ['compulsory-insurance'],
    insuranceNumber: '9204400123',
    survivors: [{ fullName: 'Nguyễn Thị Sáu', birthDate: '1949-02-03', relation: 'spouse' }],
  },
  payee: {
    isRequester: true,
    fullName: 'Trần Thị Hồng',
    personalId: '092180001234',
    relation: 'child',
    method: 'bank-transfer',
    account: { bank: 'Agribank', number: '1800205012345', holder: 'TRAN THI HONG' },
  },
  copies: 3,
  delivery: { method: 'desk' },
  attachments: [],
});
