import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullNameOf } from '@lien-thong/contracts';
import type { BeneficiaryPerson, HealthNotice, InsuredPerson, Resident } from './register-rows';
import { writePopulation, type Manifest } from './write-population';

const options = { seed: 5, people: 4000, today: '2026-11-24' };
let dir: string;
let manifest: Manifest;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'population-'));
  manifest = await writePopulation(dir, options);
});
afterAll(() => rm(dir, { recursive: true }));

const linesOf = <T>(file: string): T[] =>
  readFileSync(join(dir, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length);

describe('the files of a population', () => {
  it('are listed in the manifest with their service and the lines they have', () => {
    expect(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))).toEqual(manifest);
    expect(manifest).toMatchObject({ seed: 5, people: 4000, communes: 103, today: '2026-11-24' });
    expect(manifest.files.map(({ service, file }) => `${service}/${file}`)).toEqual([
      'residence/residents.ndjson',
      'social-insurance/insured.ndjson',
      'social-insurance/beneficiaries.ndjson',
      'civil-registration/health-notices.ndjson',
    ]);
    for (const { file, rows } of manifest.files) expect([file, linesOf(file).length]).toEqual([file, rows]);
  });

  it('are the same, byte for byte, when written again', async () => {
    const again = await mkdtemp(join(tmpdir(), 'population-'));
    await writePopulation(again, options);
    for (const { file } of manifest.files)
      expect(readFileSync(join(again, file)).equals(readFileSync(join(dir, file)))).toBe(true);
    await rm(again, { recursive: true });
  });

  it('give every household one head, and every person one line', () => {
    const residents = linesOf<Resident>('residents.ndjson');
    unique(residents.map(({ personalId }) => personalId));
    const households = Map.groupBy(residents, ({ householdNumber }) => householdNumber);
    for (const [number, members] of households)
      expect([number, members.filter(({ isHead }) => isHead).length]).toEqual([number, 1]);
  });

  it('have no number twice', () => {
    const insured = linesOf<InsuredPerson>('insured.ndjson');
    unique(insured.map(({ personalId }) => personalId));
    unique(insured.map(({ insuranceNumber }) => insuranceNumber));
    unique(linesOf<BeneficiaryPerson>('beneficiaries.ndjson').map((b) => b.beneficiaryNumber));
    unique(linesOf<HealthNotice>('health-notices.ndjson').map((n) => n.noticeNumber));
  });

  it('tell deaths in facilities that happened before today', () => {
    const notices = linesOf<HealthNotice>('health-notices.ndjson');
    expect(notices.length).toBeGreaterThan(100);
    for (const { diedOn, issuedOn } of notices) {
      expect(diedOn < '2026-11-24').toBe(true);
      expect(issuedOn >= diedOn).toBe(true);
    }
  });

  it('know the families of the samples', () => {
    const residents = new Map(linesOf<Resident>('residents.ndjson').map((r) => [r.personalId, r]));
    const insured = new Map(linesOf<InsuredPerson>('insured.ndjson').map((r) => [r.personalId, r]));
    expect(manifest.samples.length).toBeGreaterThanOrEqual(6);
    for (const { deceased, requester, benefit } of manifest.samples) {
      expect(residents.get(deceased.personalId!)).toMatchObject({
        fullName: fullNameOf(deceased),
        birthDate: deceased.birthDate,
        commune: deceased.lastResidence.commune,
      });
      expect(residents.has(requester.personalId)).toBe(true);
      expect(insured.get(deceased.personalId!)?.insuranceNumber).toBe(benefit?.insuranceNumber);
    }
  });
});
