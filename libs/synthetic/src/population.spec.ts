import { formats } from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import { ALL_BIRTHPLACES, BIRTHPLACES } from './birthplaces';
import { MOST_PEOPLE } from './personal-id';
import { population, type Person } from './population';

const seed = 20_260_701;

describe('a population', () => {
  it('is the same for the same seed, and another for another', () => {
    const [one, again, other] = [seed, seed, seed + 1].map((s) => [...population({ seed: s, people: 500 })]);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('makes anybody again, in any order, without the others', () => {
    const people = [...population({ seed, people: 2000 })];
    const fresh = population({ seed, people: 2000 });
    for (const index of [1999, 0, 777, 778, 36, 35]) expect(fresh.person(index)).toEqual(people[index]);
    expect(population({ seed, people: 50 }).person(36)).toEqual(people[36]);
  });

  it('gives each of 50,000 people an id of their own that says where, when and as what they were born', () => {
    const ids = new Set<string>();
    for (const { personalId, birthDate, sex } of population({ seed, people: 50_000, communes: 'all' })) {
      ids.add(personalId);
      const [, birthplace, centurySex, year] = /^(\d{3})(\d)(\d{2})\d{6}$/.exec(personalId)!;
      const birthYear = 1900 + Math.floor(Number(centurySex) / 2) * 100 + Number(year);
      if (
        !ALL_BIRTHPLACES.includes(birthplace!) ||
        birthYear !== Number(birthDate.slice(0, 4)) ||
        (Number(centurySex) % 2 === 0) !== (sex === 'male')
      )
        throw new Error(`${personalId} does not fit ${birthDate} ${sex}`);
    }
    expect(ids.size).toBe(50_000);
  });

  it('keeps ids apart up to the last of a million people', () => {
    const all = population({ seed, people: MOST_PEOPLE });
    const serials = new Set<string>();
    for (let index = 0; index < MOST_PEOPLE; index += 997) serials.add(all.person(index).personalId.slice(6));
    expect(serials.size).toBe(Math.ceil(MOST_PEOPLE / 997));
    expect(() => all.person(MOST_PEOPLE)).toThrow(RangeError);
  });

  it('has real birth dates, telephone numbers and communes', () => {
    for (const person of population({ seed, people: 3000 })) {
      expect([person.fullName, formats.day(person.birthDate)]).toEqual([person.fullName, true]);
      expect(formats.phone(person.phone)).toBe(true);
      expect(findCommune(person.commune.code)).toBe(person.commune);
      expect(person.fullName.normalize('NFC')).toBe(person.fullName);
      expect(person.registeredSince > person.birthDate).toBe(true);
    }
  });

  it('lives in households of two to six, the head first, children younger than their parents', () => {
    const households = Map.groupBy(population({ seed, people: 3600 }), ({ household }) => household);
    expect(households.size).toBe(1000);
    for (const members of households.values()) {
      expect(members.length).toBeGreaterThanOrEqual(2);
      expect(members.length).toBeLessThanOrEqual(6);
      expect(members.map((m) => m.relationToHead === 'self')).toEqual(members.map((_, i) => i === 0));
      const age = (role: Person['role']) => members.filter((m) => m.role === role).map((m) => m.age);
      for (const child of age('child')) expect(members[0]!.age - child).toBeGreaterThanOrEqual(18);
      for (const parent of [...age('father'), ...age('mother')])
        expect(parent - members[0]!.age).toBeGreaterThanOrEqual(18);
      expect(new Set(members.map((m) => m.detail + m.commune.code)).size).toBe(1);
    }
  });

  it('passes the family name of the father on', () => {
    const households = Map.groupBy(population({ seed, people: 3600 }), ({ household }) => household);
    for (const members of households.values()) {
      const father = members.find(
        ({ role, sex }) => sex === 'male' && (role === 'head' || role === 'spouse'),
      );
      for (const child of members.filter(({ role }) => role === 'child'))
        if (father) expect(child.familyName).toBe(father.familyName);
    }
  });

  it('is spread over the communes asked for, round after round', () => {
    const communesOf = (communes?: number | 'all') => {
      const people = population({ seed, people: 15_000, communes });
      return new Set([...people].map(({ commune }) => commune.code));
    };
    expect(communesOf().size).toBe(103);
    expect(communesOf(7).size).toBe(7);
    expect(communesOf(150).size).toBe(150);
    expect(communesOf('all').size).toBe(3321);
    expect(() => population({ seed, province: '99' })).toThrow(RangeError);
    expect(() => population({ seed, communes: 0 })).toThrow(RangeError);
  });

  it('draws insurance and benefits by age, and no social pension before 75', () => {
    const people = [...population({ seed, people: 20_000 })];
    const share = (of: (p: Person) => boolean, among: (p: Person) => boolean) =>
      people.filter((p) => among(p) && of(p)).length / people.filter(among).length;
    expect(
      share(
        ({ insured }) => insured?.pensioner === true,
        ({ age }) => age >= 60,
      ),
    ).toBeGreaterThan(0.2);
    expect(
      share(
        ({ insured }) => insured !== undefined,
        ({ age }) => age >= 18 && age < 60,
      ),
    ).toBeGreaterThan(0.5);
    const socialPensioners = people.filter(({ benefits }) =>
      benefits.some((b) => b.category === 'social-pension'),
    );
    expect(socialPensioners.length).toBeGreaterThan(100);
    for (const { age } of socialPensioners) expect(age).toBeGreaterThan(75);
    for (const { insured, birthDate } of people)
      if (insured?.pensionSince)
        expect(
          Number(insured.pensionSince.slice(0, 4)) - Number(birthDate.slice(0, 4)),
        ).toBeGreaterThanOrEqual(55);
  });
});

describe('the birthplaces', () => {
  it('are the 63 provinces before July 2025, each within one of the 34 since', () => {
    expect(Object.keys(BIRTHPLACES)).toHaveLength(34);
    expect(new Set(ALL_BIRTHPLACES).size).toBe(63);
  });
});
