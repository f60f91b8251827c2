import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Declaration, formFaults, jsonSchemaOf } from '@lien-thong/contracts';
import { findCommune, funeralAllowance, survivorsBenefit } from '@lien-thong/law';
import { law } from './law';
import { SAMPLE_CASES, sampleCase } from './sample-case';
import { sampleFiles } from './sample-files';

const SAMPLES = join(__dirname, '..', '..', '..', 'samples');
const every = Array.from({ length: SAMPLE_CASES }, (_, i) => sampleCase(i));

describe('a sample case', () => {
  it('is valid, and its places are real', () => {
    for (const sample of every) {
      expect(formFaults(Declaration, sample)).toEqual([]);
      for (const { commune, province } of [sample.deceased.lastResidence, sample.death.place])
        expect(findCommune(commune!)?.provinceCode).toBe(province);
    }
  });

  it('fills in every part of the form but those of an officer, and of a death abroad', () => {
    const sections = Object.keys(jsonSchemaOf(Declaration).properties!);
    expect(Object.keys(sampleCase()).sort()).toEqual(
      sections
        .filter((section) => !['notSamePersonBecause', 'assistedBy', 'diedAbroadIn'].includes(section))
        .sort(),
    );
  });

  it('is of another person each, and there is no further one', () => {
    expect(new Set(every.map(({ deceased }) => deceased.personalId)).size).toBe(SAMPLE_CASES);
    expect(() => sampleCase(SAMPLE_CASES)).toThrow(RangeError);
  });

  it('can be dated anew', () => {
    const { death } = sampleCase(0, '2027-03-02');
    expect([death.date, death.notice?.issuedOn, death.notice?.number]).toEqual([
      '2027-02-24',
      '2027-02-24',
      'M412/2027/GBT',
    ]);
  });

  it('is entitled to all four procedures', () => {
    for (const { death, benefit } of every) {
      const survivors = benefit!.survivors!.map((one) => ({ ...one, ownIncome: false }));
      const facts = { pensioner: true, survivors };
      const { granted } = funeralAllowance(law(), {
        diedOn: death.date,
        categories: benefit!.categories,
        facts,
      });
      expect(granted?.category).toBe('compulsory-insurance');
      expect(survivorsBenefit(law(), { diedOn: death.date, facts }).kind).toBe('monthly');
    }
  });
});

describe('the folder samples', () => {
  it('is what write-samples writes', () => {
    for (const { file, content } of sampleFiles())
      expect([file, readFileSync(join(SAMPLES, file)).equals(Buffer.from(content))]).toEqual([file, true]);
  });
});
