import type { CorrectedPerson, Declaration } from '@lien-thong/contracts';
import { enterResidents } from '@lien-thong/residence';
import { enterInsured } from '@lien-thong/social-insurance';
import type { Offices } from './offices';

/** The commune where these stories happen. */
export const COMMUNE = '31120';

/** What the extract says of the person whom a family declared. */
export const personOf = ({ deceased, death }: Declaration): CorrectedPerson => {
  const { familyName, middleName, givenName, birthDate, sex, personalId } = deceased;
  return { familyName, middleName, givenName, birthDate, sex, personalId, diedOn: death.date };
};

let families = 0;

/** What a family declares of a pensioner who died at home, all four procedures chosen; in order at the date of death. */
export function declarationOf(change: (d: Declaration) => void = () => undefined): Declaration {
  families += 1;
  const nth = String(families).padStart(4, '0');
  const declared: Declaration = {
    channel: 'desk',
    commune: COMMUNE,
    procedures: ['death-registration', 'residence-deletion', 'funeral-allowance', 'survivors-benefit'],
    requester: {
      fullName: 'Trần Thị Hồng',
      personalId: `09218050${nth}`,
      relation: 'child',
      phone: `091234${nth}`,
      email: `hong${nth}@example.vn`,
    },
    deceased: {
      familyName: 'Trần',
      middleName: 'Văn',
      givenName: `Bảy ${nth}`,
      birthDate: '1944-05-06',
      sex: 'male',
      ethnicity: 'Kinh',
      nationality: 'Việt Nam',
      personalId: `09204400${nth}`,
      lastResidence: { kind: 'permanent', province: '92', commune: COMMUNE, detail: 'Số 12' },
    },
    death: {
      date: '2026-11-20',
      time: '03:45',
      kind: 'health-facility',
      place: { province: '92', commune: COMMUNE, detail: 'Bệnh viện Đa khoa thành phố' },
      cause: 'Suy tim',
      notice: {
        kind: 'death-notice',
        number: `${nth}/GBT`,
        issuedOn: '2026-11-20',
        issuer: 'Bệnh viện Đa khoa thành phố',
      },
    },
    householdHead: { isRequester: true, fullName: 'Trần Thị Hồng', relation: 'child' },
    benefit: {
      categories: ['compulsory-insurance'],
      insuranceNumber: `920440${nth}`,
      survivors: [{ fullName: 'Nguyễn Thị Sáu', birthDate: '1949-02-03', relation: 'spouse' }],
    },
    payee: {
      isRequester: true,
      fullName: 'Trần Thị Hồng',
      personalId: `09218050${nth}`,
      relation: 'child',
      method: 'bank-transfer',
      account: { bank: 'Agribank', number: `180020500${nth}`, holder: 'TRAN THI HONG' },
    },
    copies: 2,
    delivery: { method: 'desk' },
    attachments: [],
  };
  change(declared);
  return declared;
}

/** The registers know the person: at the police a resident in a household, at the insurance a pensioner. */
export async function knownToTheRegisters(
  { residence, socialInsurance }: Offices,
  { deceased, benefit }: Declaration,
): Promise<void> {
  const personalId = deceased.personalId!;
  const fullName = `${deceased.familyName} ${deceased.middleName} ${deceased.givenName}`;
  await enterResidents(residence.database.manager, residence.privacy, [
    {
      personalId,
      fullName,
      birthDate: deceased.birthDate,
      sex: deceased.sex,
      commune: deceased.lastResidence.commune,
      householdNumber: `H-${personalId}`,
      isHead: true,
      relationToHead: 'self',
      registeredSince: '1976-05-01',
      detail: 'Số 12',
    },
  ]);
  await enterInsured(socialInsurance.database.manager, socialInsurance.privacy, [
    {
      personalId,
      fullName,
      insuranceNumber: benefit?.insuranceNumber ?? personalId,
      kind: 'compulsory',
      monthsPaid: 360,
      averageSalary: 8_000_000,
      pensioner: true,
      monthlyPension: 5_000_000,
      pensionSince: '2004-06-01',
    },
  ]);
}
