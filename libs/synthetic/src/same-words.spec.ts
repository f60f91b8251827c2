import * as contracts from '@lien-thong/contracts';
import * as law from '@lien-thong/law';

const rows = law.loadLaw();
const keysOf = (table: string) => [...rows.index.get(table)!.keys()].sort();
const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

/** Contracts and law may not import one another, so each has these lists; here they meet. */
describe('the words of the forms and the words of the law', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['regimes', contracts.BENEFIT_CATEGORIES, law.BENEFIT_CATEGORIES],
    ['steps', contracts.STEPS, law.STEP_KEYS],
    ['procedures', contracts.PROCEDURES, law.PROCEDURE_KEYS],
    ['kinds of death', contracts.KINDS_OF_DEATH, law.KINDS_OF_DEATH],
    ['reasons for a review', contracts.REVIEW_REASONS, law.REVIEW_REASONS],
    ['relations', contracts.RELATIONS, keysOf('relations')],
    [
      'reasons to refuse',
      [
        ...contracts.REGISTRATION_REFUSALS,
        ...contracts.DEREGISTRATION_REFUSALS,
        ...contracts.ALLOWANCE_REFUSALS,
      ],
      law.REFUSAL_CODES,
    ],
    [
      'death notices',
      contracts.NOTICE_KINDS,
      law.deathNoticeRules(rows, '2026-11-24').flatMap(({ noticeKinds }) => noticeKinds),
    ],
  ])('are the same %s', (_, ours, theirs) => {
    expect(sorted(ours)).toEqual(sorted(theirs));
  });

  it('name every paper that an office may ask for', () => {
    const known = keysOf('required-papers');
    expect(contracts.PAPERS.filter((paper) => !known.includes(paper))).toEqual([]);
  });

  it('call the ten national statuses alike', () => {
    expect(law.nationalStatuses(rows).map(({ number, name }) => [number, name])).toEqual(
      Object.entries(contracts.CASE_STATUSES).map(([word, number]) => [
        number,
        contracts.CASE_STATUS_NAMES[word as contracts.CaseStatus],
      ]),
    );
  });

  it('have a benefit decided by desks that the forms know', () => {
    for (const category of law.BENEFIT_CATEGORIES) {
      const desks = rows.rows
        .filter(({ table, key, value }) => table === 'benefits' && key === category && value !== null)
        .map(({ value }) => (value as law.BenefitTerms).desk);
      expect(contracts.BENEFIT_DESKS).toEqual(expect.arrayContaining(desks));
    }
  });
});
