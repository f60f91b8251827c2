import type { Day } from '@lien-thong/law';
import type { DeclaredCase } from './case-file';

/** From this age on a person is spoken of as ông or bà. */
const GROWN_UP = 18;

/** 'ông Trần Văn Hưởng', 'cháu Lê Minh' */
export function spokenOf({ deceased, death }: Pick<DeclaredCase, 'deceased' | 'death'>): string {
  const name = [deceased.familyName, deceased.middleName, deceased.givenName].filter(Boolean).join(' ');
  return `${titleOf(deceased.birthDate, deceased.sex, death.date)} ${name}`;
}

/** 'bà Sáu', where the full name has been said already */
export const calledOf = ({ deceased, death }: Pick<DeclaredCase, 'deceased' | 'death'>): string =>
  `${titleOf(deceased.birthDate, deceased.sex, death.date)} ${deceased.givenName}`;

function titleOf(birthDate: string, sex: 'male' | 'female', on: Day): string {
  const age =
    Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) > on.slice(5) ? 1 : 0);
  if (age < GROWN_UP) return 'cháu';
  return sex === 'male' ? 'ông' : 'bà';
}
