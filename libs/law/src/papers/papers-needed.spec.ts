import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  authorisationRule,
  LAW_DATA,
  LawDataError,
  lawFiles,
  loadLaw,
  papersNeeded,
  readLaw,
} from '../index';
import type { PapersQuestion } from '../index';

const law = loadLaw();

const alone: PapersQuestion = {
  procedures: ['death-registration'],
  kindOfDeath: 'health-facility',
  relation: 'child',
  categories: [],
  channel: 'desk',
  on: '2026-11-24',
};
const linked: PapersQuestion = {
  ...alone,
  procedures: ['death-registration', 'residence-deletion', 'funeral-allowance'],
  categories: ['compulsory-insurance'],
};
const hows = (asked: PapersQuestion) =>
  Object.fromEntries(papersNeeded(law, asked).map(({ paper, how }) => [paper, how]));
const one = (paper: string, asked: PapersQuestion) =>
  papersNeeded(law, asked).find((found) => found.paper === paper);

it.each([
  [undefined, true],
  [false, true],
  [true, false],
])(
  'when it is said to be %s that a pension was drawn, the insurance book is asked for: %s',
  (drawing, asked) => {
    expect('insurance-book' in hows({ ...linked, drawing })).toBe(asked);
  },
);

it('a condition that has been answered is not told again', () => {
  const condition = (drawing?: boolean) => one('insurance-book', { ...linked, drawing })?.condition;
  expect(condition()).toBe('trừ người đang hưởng lương hưu hoặc trợ cấp hằng tháng');
  expect(condition(false)).toBeUndefined();
});

it.each([
  [undefined, true],
  [79, false],
  [80, true],
])('of who died at %s the decision that an allowance ended is asked for: %s', (age, asked) => {
  const protection = { ...alone, procedures: ['funeral-allowance'] as const, age };
  expect('stop-decision' in hows({ ...protection, categories: ['social-protection'] })).toBe(asked);
});

describe('the papers of a death registration', () => {
  it.each([
    ['health-facility', 'Giấy báo tử', 'Thủ trưởng cơ sở y tế', 'Mẫu 05'],
    ['home-or-other', 'Giấy báo tử', 'Ủy ban nhân dân cấp xã nơi người đó mất', undefined],
    ['court-declared', 'Bản án, quyết định có hiệu lực của Tòa án', 'Tòa án', undefined],
    [
      'accident-or-suspicious',
      'Văn bản xác nhận của cơ quan công an hoặc kết quả giám định pháp y',
      'Cơ quan công an hoặc cơ quan giám định pháp y',
      undefined,
    ],
    [
      'sentence-executed',
      'Giấy xác nhận việc thi hành án tử hình',
      'Chủ tịch Hội đồng thi hành án tử hình',
      undefined,
    ],
  ] as const)('name the notice and its issuer for %s', (kindOfDeath, name, issuer, form) => {
    expect(one('death-notice', { ...alone, kindOfDeath })).toMatchObject({
      name,
      issuer,
      how: 'original',
      ...(form && { form }),
    });
  });

  it.each([
    ['on-time', true, false],
    ['late', true, false],
    ['long-dead', false, true],
  ] as const)('%s ask for the notice or for proof of the death', (timing, notice, proof) => {
    const papers = hows({ ...alone, timing });
    expect(['death-notice' in papers, 'death-event-proof' in papers]).toEqual([notice, proof]);
  });

  it('ask for an authorisation from an authorised person only', () => {
    expect(hows(alone)).not.toHaveProperty('authorisation');
    const asked = { ...alone, relation: 'authorised-person' };
    expect(one('authorisation', asked)?.condition).toMatch(
      /phải chứng thực vì người được ủy quyền là người khác/,
    );
    expect(one('authorisation', { ...asked, relationOfAuthorised: 'sibling' })?.condition).toMatch(
      /không phải chứng thực vì người được ủy quyền là anh, chị, em ruột của người ủy quyền/,
    );
  });
});

describe('a paper need not be brought', () => {
  it.each([
    ['2025-06-30', 'health-facility', 'original'],
    ['2025-07-01', 'health-facility', 'data'],
    ['2026-11-24', 'home-or-other', 'original'],
  ] as const)('when its signed data is there: on %s for %s the notice is %s', (on, kindOfDeath, how) => {
    expect(hows({ ...alone, on, kindOfDeath, haveData: ['death-notice-data'] })['death-notice']).toBe(how);
  });

  it('and says why, with the article', () => {
    expect(one('death-notice', { ...alone, haveData: ['death-notice-data'] })?.instead).toBe(
      'Không phải nộp vì cơ sở y tế đã gửi dữ liệu giấy báo tử có ký số (Điều 8, Nghị định 301/2026/NĐ-CP).',
    );
  });

  it('when the linked procedure makes it itself', () => {
    expect(hows(linked)).toMatchObject({
      'linked-declaration': 'original',
      'death-declaration': 'data',
      'residence-declaration': 'data',
      'benefit-declaration': 'data',
      'death-extract': 'data',
      'death-notice': 'original',
      'insurance-book': 'original',
    });
  });

  it.each([
    ['2026-06-30', 'copy'],
    ['2026-07-01', 'data'],
    ['2027-02-28', 'data'],
    ['2027-03-01', 'copy'],
  ])('under the resolution that ends by itself: on %s the extract is %s', (on, how) => {
    const asked = { ...alone, procedures: ['survivors-benefit'] as const, on };
    expect(one('death-extract', asked)?.how).toBe(how);
  });

  it.each([
    ['residence-proof', 'residence-data', '2022-12-31', 'shown'],
    ['residence-proof', 'residence-data', '2023-01-01', 'data'],
    ['identity-paper', 'identity-data', '2024-06-30', 'shown'],
    ['identity-paper', 'identity-data', '2024-07-01', 'data'],
  ])('%s with %s on %s: %s', (paper, data, on, how) => {
    expect(hows({ ...alone, on, haveData: [data] })[paper]).toBe(how);
  });
});

it('the copy asked for is called Giấy chứng tử from 1 March 2027', () => {
  const of = (on: string) => one('death-extract', { ...alone, procedures: ['survivors-benefit'], on })?.name;
  expect(of('2027-02-28')).toBe('Trích lục khai tử');
  expect(of('2027-03-01')).toBe('Giấy chứng tử');
});

it.each([
  ['compulsory-insurance', '09-HSB'],
  ['social-protection', 'Mẫu 04'],
  ['social-pension', 'Mẫu 02'],
  ['meritorious', 'Mẫu 12'],
  ['veteran', 'TT1'],
  ['youth-volunteer', 'Mẫu 21'],
  ['frontline-labour', '02-MTP'],
] as const)('the funeral allowance of %s is asked for with %s', (category, form) => {
  const asked = { ...alone, procedures: ['funeral-allowance'] as const, categories: [category] };
  expect(one('benefit-declaration', asked)).toMatchObject({ form, how: 'original' });
});

it('the social pension asks for its declaration only, beside an account', () => {
  const asked = {
    ...alone,
    procedures: ['funeral-allowance'] as const,
    categories: ['social-pension'] as const,
  };
  expect(Object.keys(hows(asked))).toEqual(['benefit-declaration', 'account-details']);
});

it('one paper for two procedures is listed once, and names both', () => {
  const asked: PapersQuestion = {
    ...alone,
    procedures: ['funeral-allowance', 'survivors-benefit'],
    categories: ['compulsory-insurance'],
  };
  const books = papersNeeded(law, asked).filter(({ paper }) => paper === 'insurance-book');
  expect(books.map(({ askedBy }) => askedBy)).toEqual([['funeral-allowance', 'survivors-benefit']]);
});

it.each(['grandparent', 'parent', 'child', 'spouse', 'sibling'])(
  'an authorisation given to a %s needs no certification',
  (relationOfAuthorised) => {
    expect(authorisationRule(law, { relationOfAuthorised, on: '2026-11-24' }).authorisation).toBe(
      'uncertified',
    );
  },
);

it.each(['neighbour', 'grandchild', undefined])('an authorisation given to %s must be certified', (who) => {
  const found = authorisationRule(law, { relationOfAuthorised: who, on: '2026-11-24' });
  expect(found.authorisation).toBe('certified');
});

describe('a broken row is refused with its file and line:', () => {
  it.each([
    ['required-papers.yaml', 'document: death-declaration', 'document: death-decl', 'is no key of documents'],
    [
      'required-papers.yaml',
      'relation: [authorised-person]',
      'relation: [somebody]',
      'is no key of relations',
    ],
    ['data-instead.yaml', 'paper: residence-proof', 'paper: residence', 'is no key of required-papers'],
    ['data-instead.yaml', 'data: identity-data, ', '', 'data is named where the basis is data'],
    ['data-instead.yaml', 'basis: always', 'basis: never', 'must be equal to one of the allowed values'],
    ['death-notices.yaml', 'notices: [court-decision]', 'notices: [decision]', 'is no key of documents'],
    ['authorisations.yaml', 'authorisation: certified', 'authorisation: none', 'must be equal to one of'],
  ])('%s with %s', (file, from, to, reason) => {
    const before = readFileSync(join(LAW_DATA, file), 'utf8');
    const line = before.slice(0, before.indexOf(from)).split('\n').length;
    expect(before).toContain(from);
    const read = () => readLaw({ ...lawFiles(), [file]: before.replace(from, to) });
    expect(read).toThrow(LawDataError);
    expect(read).toThrow(new RegExp(`${file}:${line} .*${reason}`));
  });
});
