import { asKnownOn, documentTitle, loadLaw } from '../index';

const law = loadLaw();

describe('the form of a paper on both sides of its date', () => {
  it.each([
    ['receipt', {}, '2025-06-30', 'Mẫu 01', 'Thông tư 01/2018/TT-VPCP'],
    ['receipt', {}, '2025-07-01', 'Mẫu 01', 'Thông tư 03/2025/TT-VPCP'],
    ['supplement', {}, '2025-06-30', 'Mẫu 02', 'Thông tư 01/2018/TT-VPCP'],
    ['supplement', {}, '2025-07-01', 'Mẫu 02', 'Thông tư 03/2025/TT-VPCP'],
    ['refusal', {}, '2025-06-30', 'Mẫu 03', 'Thông tư 01/2018/TT-VPCP'],
    ['refusal', {}, '2025-07-01', 'Mẫu 03', 'Thông tư 03/2025/TT-VPCP'],
    ['apology', {}, '2025-06-30', 'Mẫu 04', 'Thông tư 01/2018/TT-VPCP'],
    ['apology', {}, '2025-07-01', 'Mẫu 04', 'Thông tư 03/2025/TT-VPCP'],
    ['stop-notice', {}, '2025-07-01', 'Mẫu 05', 'Thông tư 03/2025/TT-VPCP'],
    ['control-slip', {}, '2025-06-30', 'Mẫu 05', 'Thông tư 01/2018/TT-VPCP'],
    ['control-slip', {}, '2025-07-01', 'Mẫu 06', 'Thông tư 03/2025/TT-VPCP'],
    ['follow-up-book', {}, '2025-06-30', 'Mẫu 06', 'Thông tư 01/2018/TT-VPCP'],
    ['death-register', {}, '2020-07-15', undefined, 'Thông tư 15/2015/TT-BTP'],
    ['death-register', {}, '2020-07-16', undefined, 'Thông tư 04/2020/TT-BTP'],
    ['follow-up-book', {}, '2025-07-01', 'Mẫu 07', 'Thông tư 03/2025/TT-VPCP'],
    ['receipt', { procedure: 'residence-deletion' }, '2025-06-30', 'CT04', 'Thông tư 56/2021/TT-BCA'],
    ['receipt', { procedure: 'residence-deletion' }, '2025-07-01', 'CT04', 'Thông tư 53/2025/TT-BCA'],
    ['supplement', { procedure: 'residence-deletion' }, '2025-07-01', 'CT05', 'Thông tư 53/2025/TT-BCA'],
    ['refusal', { procedure: 'residence-deletion' }, '2025-07-01', 'CT06', 'Thông tư 53/2025/TT-BCA'],
    ['residence-declaration', {}, '2025-06-30', 'CT01', 'Thông tư 56/2021/TT-BCA'],
    ['residence-declaration', {}, '2025-07-01', 'CT01', 'Thông tư 53/2025/TT-BCA'],
    ['residence-result', {}, '2025-07-01', 'CT08', 'Thông tư 53/2025/TT-BCA'],
    ['linked-declaration', {}, '2026-08-31', 'Mẫu 02', 'Nghị định 63/2024/NĐ-CP'],
    ['linked-declaration', {}, '2026-09-01', undefined, 'Nghị định 301/2026/NĐ-CP'],
    ['death-notice', {}, '2025-06-30', undefined, 'Nghị định 123/2015/NĐ-CP'],
    ['death-notice', {}, '2025-07-01', 'Mẫu 05', 'Thông tư 25/2025/TT-BYT'],
    ['survivors-declaration', {}, '2026-11-24', '09-HSB', 'Quyết định 1474/QĐ-BTC'],
    ['funeral-decision', {}, '2026-11-24', undefined, 'Quyết định công bố thủ tục'],
    [
      'funeral-decision',
      { category: 'compulsory-insurance' },
      '2026-11-24',
      '08A-HSB',
      'Quyết định 1474/QĐ-BTC',
    ],
    ['survivors-decision', {}, '2026-11-24', '08C-HSB', 'Quyết định 1474/QĐ-BTC'],
    ['survivors-lump-sum-decision', {}, '2026-11-24', '08D-HSB', 'Quyết định 1474/QĐ-BTC'],
    ['funeral-decision', { category: 'meritorious' }, '2026-11-24', 'Mẫu 74', 'Nghị định 131/2021/NĐ-CP'],
    [
      'allowance-stop-decision',
      { category: 'meritorious' },
      '2026-11-24',
      'Mẫu 72',
      'Nghị định 131/2021/NĐ-CP',
    ],
    [
      'funeral-declaration',
      { category: 'youth-volunteer' },
      '2026-11-24',
      'Mẫu 21',
      'Thông tư 08/2023/TT-BLĐTBXH',
    ],
  ] as const)('%s %j on %s is %s of %s', (document, scope, on, form, instrument) => {
    const found = documentTitle(law, document, { on, ...scope });
    expect([found.form, found.row.source.instrument]).toEqual([form, instrument]);
  });
});

it('the certificate has its new name from the day its decree was published, and not before', () => {
  const title = (knownOn: string) =>
    documentTitle(asKnownOn(law, knownOn), 'death-extract', { on: '2027-03-01' }).title;
  expect([title('2026-07-29'), title('2026-07-30')]).toEqual(['Trích lục khai tử', 'Giấy chứng tử']);
});

it('a decision with two forms names the other one too', () => {
  const on = '2026-11-24';
  expect(documentTitle(law, 'funeral-decision', { on, category: 'voluntary-insurance' }).otherForms).toEqual([
    '08B-HSB',
  ]);
  expect(documentTitle(law, 'survivors-lump-sum-decision', { on }).otherForms).toEqual(['08E-HSB']);
});
