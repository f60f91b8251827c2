import type { RegisterDeath } from '@lien-thong/contracts';

/** A command that is in order on 25 November 2026, for specs to change. */
export const command = (): RegisterDeath => ({
  attempt: 1,
  commune: '31120',
  receivedAt: '2026-11-25T02:00:00.000Z',
  requester: {
    fullName: 'Trần Thị Hồng',
    personalId: '092180001234',
    relation: 'child',
    phone: '0912345678',
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
    lastResidence: { kind: 'permanent', province: '92', commune: '31120', detail: 'Số 12' },
  },
  death: {
    date: '2026-11-20',
    kind: 'health-facility',
    place: { province: '92', commune: '31135', detail: 'Bệnh viện Đa khoa' },
    cause: 'Suy tim',
    notice: { kind: 'death-notice', number: '318/GBT', issuedOn: '2026-11-20', issuer: 'Bệnh viện Đa khoa' },
  },
  copies: 2,
  papers: [],
});
