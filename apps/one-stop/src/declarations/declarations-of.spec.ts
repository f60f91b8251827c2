import { BENEFIT_CATEGORIES, type BenefitCategory, type Declaration } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import { declaration } from '../testing-ground/declaration';
import { textOfSheet } from '../testing-ground/text-of-sheet';
import { declarationsOf } from './declarations-of';
import { drawDeclaration } from './draw-declaration';

const law = loadLaw();
const ON = '2026-11-25';
const FILED_AT = new Date('2026-11-25T02:12:00.000Z');

/** As long and as marked as names come, for a household whose head is not the one who comes. */
function filled(): Declaration {
  const form = declaration();
  form.deceased.familyName = 'Nguyễn';
  form.deceased.middleName = 'Đặng Quỳnh';
  form.deceased.givenName = 'Hưởng';
  form.deceased.identity = {
    kind: 'citizen-card',
    number: '092044001234',
    issuedOn: '2021-04-05',
    issuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
  };
  form.householdHead = { isRequester: false, fullName: 'Nguyễn Thị Sáu', relation: 'spouse' };
  form.payee = {
    ...form.payee!,
    isRequester: false,
    fullName: 'Nguyễn Đặng Hữu Nghĩa',
    personalId: '092070001111',
  };
  return form;
}

const papers = (change: (form: Declaration) => void = () => undefined) => {
  const form = filled();
  change(form);
  return declarationsOf({ form, on: ON }, law);
};

const claim =
  (...categories: BenefitCategory[]) =>
  (form: Declaration) => {
    form.benefit!.categories = categories;
  };

it('there is one declaration for each chosen procedure, by the names of the day of filing', () => {
  expect(papers().map(({ id, title, form }) => [id, title, form])).toEqual([
    ['death-declaration', 'Tờ khai đăng ký khai tử', undefined],
    ['residence-declaration', 'Tờ khai thay đổi thông tin cư trú', 'CT01'],
    ['funeral-declaration-compulsory-insurance', 'Tờ khai của thân nhân', '09-HSB'],
  ]);
});

it('there is none for a procedure that was not chosen', () => {
  const ids = papers((form) => (form.procedures = ['death-registration', 'residence-deletion'])).map(
    ({ id }) => id,
  );
  expect(ids).toEqual(['death-declaration', 'residence-declaration']);
});

it('what is asked for on one form is one paper, and each other form a paper of its own', () => {
  const found = papers(claim('voluntary-insurance', 'social-pension', 'veteran')).slice(2);
  expect(found.map(({ id, form, to }) => [id, form, to])).toEqual([
    ['funeral-declaration-voluntary-insurance', '09-HSB', 'Bảo hiểm xã hội cơ sở phụ trách Phường Cái Khế'],
    ['funeral-declaration-social-pension', 'Mẫu 02', 'Ủy ban nhân dân Phường Cái Khế'],
    ['funeral-declaration-veteran', 'TT1', 'Sở Nội vụ Thành phố Cần Thơ'],
  ]);
  expect(JSON.stringify(found[0]!.blocks)).toContain('Chế độ tử tuất');
  expect(JSON.stringify(found[1]!.blocks)).not.toContain('Chế độ tử tuất');
});

it.each(BENEFIT_CATEGORIES)('whoever claims as %s has a form to sign', (category) => {
  expect(papers(claim(category)).some(({ id }) => id === `funeral-declaration-${category}`)).toBe(true);
});

it('the relation to the head of the household is the other way round on CT01', () => {
  const withHead = (relation: NonNullable<Declaration['householdHead']['relation']>) =>
    JSON.stringify(papers((form) => (form.householdHead.relation = relation))[1]);
  expect(withHead('child')).toContain('"Cha/mẹ"');
  expect(withHead('grandparent')).toContain('"Cháu"');
  expect(withHead('self')).toContain('"Chủ hộ"');
});

it('a head of the household who has died signs nothing', () => {
  const [, ct01] = papers((form) => (form.householdHead.relation = 'self'));
  expect(ct01!.signatures.map(({ post }) => post)).toEqual(['Người kê khai']);
});

it('who takes the money signs too, unless it is who asks', () => {
  expect(papers()[2]!.signatures).toHaveLength(2);
  expect(papers((form) => (form.payee!.isRequester = true))[2]!.signatures).toHaveLength(1);
});

it.each([
  [
    'death-declaration',
    ['Số 12, đường Trần Hưng Đạo, Phường Cái Khế', '03 giờ 45 phút', '318/GBT', 'Có, số lượng: 3 bản'],
  ],
  ['residence-declaration', ['092044001234', 'Nguyễn Thị Sáu', 'Vợ/chồng', '0912345678']],
  [
    'funeral-declaration-compulsory-insurance',
    ['9204400123', '1800205012345', 'Nguyễn Đặng Hữu Nghĩa', '03/02/1949'],
  ],
])('the page of %s reads as its data, with every Vietnamese letter', async (id, words) => {
  const paper = papers().find((one) => one.id === id)!;
  const read = await textOfSheet(drawDeclaration(paper, '31120', FILED_AT));
  if (read === undefined) return;
  const flat = read.replace(/\s+/g, ' ');
  for (const word of ['Trần Thị Hồng', paper.title.toLocaleUpperCase('vi'), ...words])
    expect(flat).toContain(word);
  // In a narrow column the name goes on in the next line.
  expect(flat.toLocaleUpperCase('vi')).toContain('NGUYỄN ĐẶNG QUỲNH');
});
