import { fullNameOf, type Declaration } from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import { inWords } from './communes';
import { plusDays } from './days';
import { bankHolder, plainLetters } from './names';
import { sampleAttachment } from './sample-attachments';
import { SAMPLE_FAMILIES, type SampleFamily } from './sample-families';

/** Today, for the sample that is kept as a file. */
export const SAMPLE_DAY = '2026-11-24';

/** How many there are. Their families are in the registers of every population. */
export const SAMPLE_CASES = SAMPLE_FAMILIES.length;

/**
 * A whole case with all four procedures and every part of the form: a pensioner who died in hospital six days before
 * `today`, leaving a husband or wife. Every office will say yes.
 */
export function sampleCase(i = 0, today: string = SAMPLE_DAY): Declaration {
  const family = SAMPLE_FAMILIES[i];
  if (!family) throw new RangeError(`there are ${SAMPLE_CASES} samples, the last one is ${SAMPLE_CASES - 1}`);
  const { deceased, spouse, child, detail, commune, hospital } = family;
  const home = findCommune(commune)!;
  const address = `${detail}, ${inWords(home)}`;
  const childName = fullNameOf(child);
  return {
    channel: 'desk',
    commune,
    procedures: ['death-registration', 'residence-deletion', 'funeral-allowance', 'survivors-benefit'],
    requester: {
      fullName: childName,
      personalId: child.personalId,
      relation: 'child',
      phone: family.phone,
      email: `${plainLetters(child.middleName + child.givenName)}.${plainLetters(child.familyName)}@example.vn`,
      address,
    },
    deceased: {
      familyName: deceased.familyName,
      middleName: deceased.middleName,
      givenName: deceased.givenName,
      birthDate: deceased.birthDate,
      sex: deceased.sex,
      ethnicity: deceased.familyName === 'Thạch' ? 'Khmer' : 'Kinh',
      nationality: 'Việt Nam',
      personalId: deceased.personalId,
      identity: {
        kind: 'citizen-card',
        number: deceased.personalId,
        issuedOn: '2021-08-16',
        issuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
      },
      lastResidence: { kind: 'permanent', province: home.provinceCode, commune, detail },
    },
    death: {
      date: plusDays(today, -6),
      time: '03:45',
      kind: 'health-facility',
      place: { province: home.provinceCode, commune: hospital.commune, detail: hospital.name },
      cause: family.cause,
      notice: noticeOf(i, family, today),
    },
    householdHead: {
      isRequester: false,
      fullName: fullNameOf(spouse),
      personalId: spouse.personalId,
      relation: 'spouse',
    },
    benefit: {
      categories: ['compulsory-insurance'],
      insuranceNumber: family.insuranceNumber,
      survivors: [
        {
          fullName: fullNameOf(spouse),
          birthDate: spouse.birthDate,
          relation: 'spouse',
          personalId: spouse.personalId,
          disabled: false,
          withoutCarer: false,
        },
      ],
    },
    payee: {
      isRequester: true,
      fullName: childName,
      personalId: child.personalId,
      relation: 'child',
      homeTown: inWords(home),
      method: 'bank-transfer',
      account: { bank: family.bank, number: family.accountNumber, holder: bankHolder(childName) },
    },
    copies: 3,
    delivery: { method: 'post', address },
    attachments: ATTACHMENTS,
    note: 'Gia đình xin nhận kết quả qua bưu điện.',
  };
}

const ATTACHMENTS: Declaration['attachments'] = (
  ['death-notice', 'identity-paper', 'benefit-declaration'] as const
).map((kind) => sampleAttachment(kind).attachment);

function noticeOf(
  i: number,
  { hospital }: SampleFamily,
  today: string,
): NonNullable<Declaration['death']['notice']> {
  const issuedOn = plusDays(today, -6);
  return {
    kind: 'death-notice',
    number: `M${412 + i}/${issuedOn.slice(0, 4)}/GBT`,
    issuedOn,
    issuer: hospital.name,
  };
}
