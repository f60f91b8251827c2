import type { GrantFuneralAllowance } from '@lien-thong/contracts';
import type { Insured, PersonRecord } from '../register/person-record';
import type { BeneficiaryLine, InsuredLine } from '../register/import-register';

/** A claim that is in order on 25 November 2026, for specs to change. */
export const claim = (): GrantFuneralAllowance => ({
  attempt: 1,
  commune: '31120',
  receivedAt: '2026-11-25T02:00:00.000Z',
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
  claim: {
    categories: ['compulsory-insurance'],
    survivors: [{ fullName: 'Lê Thị Sáu', birthDate: '1950-02-03', relation: 'spouse' }],
  },
  payee: {
    isRequester: true,
    fullName: 'Trần Thị Hồng',
    personalId: '092180001234',
    relation: 'child',
    method: 'cash',
  },
});

/** The register's lines, for the register and for the rules. */
export const insuredLine = (personalId: string): InsuredLine => ({
  personalId,
  fullName: 'Trần Văn Bảy',
  insuranceNumber: `92${personalId.slice(-8)}`,
  kind: 'compulsory',
  monthsPaid: 360,
  averageSalary: 8_000_000,
  pensioner: true,
  monthlyPension: 5_000_000,
  pensionSince: '2004-06-01',
});

export const beneficiaryLine = (personalId: string, category: string): BeneficiaryLine => ({
  personalId,
  fullName: 'Trần Văn Bảy',
  category,
  beneficiaryNumber: `${category}-${personalId}`,
  monthlyAllowance: 540_000,
  since: '2020-01-01',
});

export const insured = (change: Partial<Insured> = {}): PersonRecord => ({
  insured: {
    person: 'a1',
    kind: 'compulsory',
    monthsPaid: 0,
    monthsPaidBefore2014: null,
    averageSalary: 6_000_000,
    pensioner: false,
    monthlyPension: null,
    pensionSince: null,
    stoppedOn: null,
    ...change,
  },
  beneficiaries: [],
});

export const PENSIONER = insured({
  monthsPaid: 360,
  pensioner: true,
  monthlyPension: 5_000_000,
  pensionSince: '2004-06-01',
});
