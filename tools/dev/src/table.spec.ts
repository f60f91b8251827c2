import { tableOf } from './table';

describe('a table', () => {
  it('has columns as wide as their widest cell, whatever the accents', () => {
    expect(tableOf(['Bước', 'Ngày'], [['Khai tử'.normalize('NFD'), '25/11']])).toBe(
      ['Bước     Ngày', '───────  ─────', `${'Khai tử'.normalize('NFD')}  25/11`].join('\n'),
    );
  });
});
