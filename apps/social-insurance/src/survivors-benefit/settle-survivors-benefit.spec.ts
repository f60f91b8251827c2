import type { GrantFuneralAllowance, Survivor } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import type { PersonRecord } from '../register/person-record';
import { claim, insured, PENSIONER } from '../testing-ground/claim';
import { settleSurvivorsBenefit } from './settle-survivors-benefit';

const law = loadLaw();

function decide(
  record: PersonRecord,
  survivors: Partial<Survivor>[] = [{}],
  change: (c: GrantFuneralAllowance) => void = () => undefined,
  grantedElsewhere = false,
) {
  const c = claim();
  const [widow] = c.claim.survivors!;
  c.claim.survivors = survivors.map((one) => ({ ...widow!, ...one }));
  change(c);
  return settleSurvivorsBenefit(c, { record, grantedElsewhere }, law);
}

const HALF = 1_265_000;

describe("the survivors' benefit", () => {
  it('of a pensioner is monthly, for every relative who qualifies', () => {
    expect(
      decide(PENSIONER, [{}, { relation: 'child', birthDate: '2015-01-01' }, { relation: 'sibling' }]),
    ).toMatchObject({
      answer: 'approve',
      grant: { kind: 'monthly', amount: 2 * HALF, relatives: 2, desk: 'social-insurance' },
    });
  });

  it('of a pensioner without such relatives is so many months of pension', () => {
    expect(decide(PENSIONER, [{ relation: 'child', birthDate: '1980-01-01' }])).toMatchObject({
      grant: { kind: 'lump-sum', amount: 3 * 5_000_000, relatives: 1 },
    });
  });

  it('of who paid ten years is a lump sum from the average earnings', () => {
    expect(decide(insured({ monthsPaid: 120, monthsPaidBefore2014: 0 }))).toMatchObject({
      grant: { kind: 'lump-sum', amount: 20 * 6_000_000 },
    });
  });

  it.each<[string, Partial<Survivor>, string]>([
    ['a widow of fifty-six, whose sex is known by her husband’s', { birthDate: '1970-01-01' }, 'monthly'],
    [
      'a husband of fifty-six, by his id',
      { birthDate: '1970-01-01', personalId: '092070001111' },
      'lump-sum',
    ],
    [
      'a mother of fifty-six, by her id',
      { birthDate: '1970-01-01', personalId: '092170001111', relation: 'parent' },
      'monthly',
    ],
  ])('for %s: %s', (_title, survivor, kind) => {
    expect(decide(PENSIONER, [survivor])).toMatchObject({ grant: { kind } });
  });

  it.each<[string, Parameters<typeof decide>, string]>([
    ['of who was never insured', [{ beneficiaries: [] }], 'not-in-register'],
    [
      'claimed after ninety days',
      [PENSIONER, [{}], (c) => (c.extract.diedOn = '2026-08-25')],
      'claimed-too-late',
    ],
    ['granted under another case', [PENSIONER, [{}], () => undefined, true], 'already-granted'],
    [
      'of a parent of fifty-six whose sex nobody tells',
      [PENSIONER, [{ relation: 'parent', birthDate: '1970-01-01' }]],
      'not-eligible',
    ],
  ])('%s is refused', (_title, one, reason) => {
    expect(decide(...one)).toMatchObject({ answer: 'refuse', reason, desk: 'social-insurance' });
  });

  it('that a fact would still decide is refused with the question for it', () => {
    expect(decide(PENSIONER, [{ relation: 'parent', birthDate: '1970-01-01' }])).toMatchObject({
      reason: 'not-eligible',
      ground:
        'Chưa đủ thông tin để giải quyết, còn thiếu: Thân nhân thứ 1: Người này là nam hay nữ? ' +
        '(Điều 86, Luật Bảo hiểm xã hội 41/2024/QH15).',
    });
  });
});
