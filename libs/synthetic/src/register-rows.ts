import { fullNameOf, type BenefitCategory } from '@lien-thong/contracts';
import type { DeathStory } from './death';
import type { RelationToHead } from './household';
import type { Person } from './population';
import type { SampleFamily, SamplePerson } from './sample-families';

/** A line of residents.ndjson. */
export interface Resident {
  personalId: string;
  fullName: string;
  birthDate: string;
  sex: 'male' | 'female';
  commune: string;
  householdNumber: string;
  isHead: boolean;
  relationToHead: RelationToHead;
  registeredSince: string;
  detail: string;
}

/** A line of insured.ndjson. */
export interface InsuredPerson {
  personalId: string;
  fullName: string;
  insuranceNumber: string;
  kind: 'compulsory' | 'voluntary';
  monthsPaid: number;
  monthsPaidBefore2014: number;
  averageSalary: number;
  pensioner: boolean;
  monthlyPension?: number;
  pensionSince?: string;
}

/** A line of beneficiaries.ndjson. */
export interface BeneficiaryPerson {
  personalId: string;
  fullName: string;
  category: BenefitCategory;
  beneficiaryNumber: string;
  monthlyAllowance: number;
  since: string;
}

/** A line of health-notices.ndjson. */
export interface HealthNotice {
  noticeNumber: string;
  personalId: string;
  fullName: string;
  diedOn: string;
  facility: string;
  issuedOn: string;
}

export const residentOf = (p: Person): Resident => ({
  personalId: p.personalId,
  fullName: p.fullName,
  birthDate: p.birthDate,
  sex: p.sex,
  commune: p.commune.code,
  householdNumber: p.householdCode,
  isHead: p.relationToHead === 'self',
  relationToHead: p.relationToHead,
  registeredSince: p.registeredSince,
  detail: p.detail,
});

export const insuredOf = ({ personalId, fullName, insured }: Person): InsuredPerson[] =>
  insured ? [{ personalId, fullName, ...insured }] : [];

export const beneficiariesOf = ({ personalId, fullName, benefits }: Person): BeneficiaryPerson[] =>
  benefits.map((benefit) => ({ personalId, fullName, ...benefit }));

export const healthNoticeOf = (
  { personalId, fullName }: Person,
  { diedOn, notice, toldByFacility }: DeathStory,
): HealthNotice[] =>
  toldByFacility
    ? [
        {
          noticeNumber: notice.number,
          personalId,
          fullName,
          diedOn,
          facility: notice.issuer,
          issuedOn: notice.issuedOn,
        },
      ]
    : [];

/** The sample families' lines: husband or wife is the head. */
export function sampleRows(
  family: SampleFamily,
  i: number,
): { residents: Resident[]; insured: InsuredPerson } {
  const { deceased, spouse, child, commune, detail } = family;
  const resident = (person: SamplePerson, relationToHead: RelationToHead): Resident => ({
    personalId: person.personalId,
    fullName: fullNameOf(person),
    birthDate: person.birthDate,
    sex: person.sex,
    commune,
    householdNumber: `${commune}-M${i + 1}`,
    isHead: relationToHead === 'self',
    relationToHead,
    registeredSince: '1996-07-15',
    detail,
  });
  return {
    residents: [resident(spouse, 'self'), resident(deceased, 'spouse'), resident(child, 'child')],
    insured: {
      personalId: deceased.personalId,
      fullName: fullNameOf(deceased),
      insuranceNumber: family.insuranceNumber,
      kind: 'compulsory',
      monthsPaid: 384,
      monthsPaidBefore2014: 384,
      averageSalary: family.averageSalary,
      pensioner: true,
      monthlyPension: family.monthlyPension,
      pensionSince: family.pensionSince,
    },
  };
}
