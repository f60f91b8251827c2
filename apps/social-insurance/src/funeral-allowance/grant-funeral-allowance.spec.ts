import type { BenefitCategory, GrantFuneralAllowance } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import type { PersonRecord } from '../register/person-record';
import { claim, insured, PENSIONER } from '../testing-ground/claim';
import { grantFuneralAllowance } from './grant-funeral-allowance';

const law = loadLaw();
const NOBODY: PersonRecord = { beneficiaries: [] };

const drawing = (...categories: BenefitCategory[]): PersonRecord => ({
  beneficiaries: categories.map((category) => ({
    person: 'a1',
    category,
    since: '2020-01-01',
    stoppedOn: null,
  })),
});

const both = (one: PersonRecord, other: PersonRecord): PersonRecord => ({
  insured: one.insured ?? other.insured,
  beneficiaries: [...one.beneficiaries, ...other.beneficiaries],
});

interface Case {
  record: PersonRecord;
  categories?: BenefitCategory[];
  change?: (c: GrantFuneralAllowance) => void;
  grantedElsewhere?: boolean;
}

function decide({ record, categories, change, grantedElsewhere = false }: Case) {
  const c = claim();
  if (categories) c.claim.categories = categories;
  change?.(c);
  return grantFuneralAllowance(c, { record, grantedElsewhere }, law);
}

const diedOn = (day: string) => (c: GrantFuneralAllowance) => void (c.extract.diedOn = day);

describe('the funeral allowance', () => {
  it.each<[string, Case, string, string, number]>([
    ['a pensioner', { record: PENSIONER }, 'compulsory-insurance', 'social-insurance', 25_300_000],
    [
      'who paid twelve months',
      { record: insured({ monthsPaid: 12 }) },
      'compulsory-insurance',
      'social-insurance',
      25_300_000,
    ],
    [
      'a pensioner who died before the raise',
      {
        record: PENSIONER,
        change: (c) => (diedOn('2026-06-30')(c), (c.receivedAt = '2026-07-10T02:00:00Z')),
      },
      'compulsory-insurance',
      'social-insurance',
      23_400_000,
    ],
    [
      'who drew social protection',
      { record: drawing('social-protection'), categories: ['social-protection'] },
      'social-protection',
      'commune',
      10_800_000,
    ],
    [
      'a veteran',
      { record: drawing('veteran'), categories: ['veteran'] },
      'veteran',
      'home-affairs',
      25_300_000,
    ],
    [
      'a pensioner of merit, by social insurance first',
      {
        record: both(PENSIONER, drawing('meritorious')),
        categories: ['meritorious', 'compulsory-insurance'],
      },
      'compulsory-insurance',
      'social-insurance',
      25_300_000,
    ],
    [
      'a veteran whose claim on insurance was unfounded',
      { record: drawing('veteran'), categories: ['compulsory-insurance', 'veteran'] },
      'veteran',
      'home-affairs',
      25_300_000,
    ],
  ])('for %s is granted by the desk of the regime', (_title, one, category, desk, amount) => {
    expect(decide(one)).toMatchObject({ answer: 'approve', grant: { category, desk, amount } });
  });

  it.each<[string, Case, string, string]>([
    ['a person no register knows', { record: NOBODY }, 'not-in-register', 'social-insurance'],
    [
      'who paid eleven months',
      { record: insured({ monthsPaid: 11 }) },
      'contribution-too-short',
      'social-insurance',
    ],
    [
      'a social pensioner who died before there was one',
      {
        record: drawing('social-pension'),
        categories: ['social-pension'],
        change: diedOn('2025-06-30'),
      },
      'not-eligible',
      'commune',
    ],
    [
      'an insured person, claimed after the ninety days',
      { record: PENSIONER, change: diedOn('2026-08-25') },
      'claimed-too-late',
      'social-insurance',
    ],
    [
      'a person no register knows, claimed too late',
      { record: NOBODY, change: diedOn('2026-01-02') },
      'not-in-register',
      'social-insurance',
    ],
    [
      'a person for whom another case was granted it',
      { record: PENSIONER, grantedElsewhere: true },
      'already-granted',
      'social-insurance',
    ],
  ])('for %s is refused', (_title, one, reason, desk) => {
    expect(decide(one)).toMatchObject({ answer: 'refuse', reason, desk });
  });

  it('may be claimed until the ninetieth day', () => {
    expect(decide({ record: PENSIONER, change: diedOn('2026-08-27') })).toMatchObject({ answer: 'approve' });
  });

  it('claimed late on insurance is paid by another regime that knows no limit', () => {
    expect(
      decide({
        record: both(PENSIONER, drawing('meritorious')),
        categories: ['compulsory-insurance', 'meritorious'],
        change: diedOn('2026-07-02'),
      }),
    ).toMatchObject({ answer: 'approve', grant: { category: 'meritorious', desk: 'home-affairs' } });
  });

  it('to be paid by transfer waits for the account, but only where it would be granted', () => {
    const byTransfer = (c: GrantFuneralAllowance) => void (c.payee.method = 'bank-transfer');
    expect(decide({ record: PENSIONER, change: byTransfer })).toMatchObject({
      answer: 'ask',
      papers: ['account-details'],
    });
    expect(decide({ record: NOBODY, change: byTransfer })).toMatchObject({ answer: 'refuse' });
  });

  it('of a regime whose sum no row tells for the day of death goes to an officer', () => {
    expect(
      decide({
        record: { beneficiaries: [{ ...drawing('meritorious').beneficiaries[0]!, since: '2006-01-01' }] },
        categories: ['meritorious'],
        change: diedOn('2010-01-01'),
      }),
    ).toMatchObject({ answer: 'review', between: ['meritorious'], why: 'law-not-recorded' });
  });

  it('claimed for one regime is paid by the one that goes before it, though nobody ticked that', () => {
    expect(decide({ record: both(PENSIONER, drawing('veteran')), categories: ['veteran'] })).toMatchObject({
      answer: 'approve',
      grant: { category: 'compulsory-insurance', desk: 'social-insurance' },
    });
  });

  it('claimed for a regime the person was never in is paid by the one the registers know', () => {
    expect(decide({ record: drawing('veteran'), categories: ['meritorious'] })).toMatchObject({
      answer: 'approve',
      grant: { category: 'veteran', desk: 'home-affairs' },
    });
  });

  it('of two regimes that two laws rank differently goes to an officer with both articles', () => {
    expect(
      decide({
        record: both(PENSIONER, drawing('emergency')),
        categories: ['compulsory-insurance', 'emergency'],
      }),
    ).toMatchObject({
      answer: 'review',
      why: 'contradicted',
      articles: ['Điều 6 khoản 4, Pháp lệnh 02/2020/UBTVQH14', 'Điều 11, Nghị định 20/2021/NĐ-CP'],
    });
  });

  it('shows the reckoning and the article', () => {
    expect(decide({ record: PENSIONER })).toMatchObject({
      grant: {
        formula: '10 × mức tham chiếu (lương cơ sở) 2.530.000 đồng = 25.300.000 đồng',
        article: 'Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15',
      },
    });
  });
});
