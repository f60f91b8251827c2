import { claim } from '../testing-ground/claim';
import { batchFile } from './batch-file';

const order = (holder: string) => ({
  reference: 'TCMT-BHXH-92-2026-1-L1',
  amount: 25_300_000,
  payee: { ...claim().payee, account: { bank: 'Agribank', number: '7601205123456', holder } },
});

describe('the file of a batch', () => {
  it('has a line an order and the control totals at its end', () => {
    expect(batchFile('BHXH-92-2026-7', 'bank-transfer', [order('TRAN THI HONG'), order('LE "SAU"')])).toBe(
      [
        '"stt","so_tham_chieu","ngan_hang","so_tai_khoan","chu_tai_khoan","so_tien"',
        '"1","TCMT-BHXH-92-2026-1-L1","Agribank","7601205123456","TRAN THI HONG","25300000"',
        '"2","TCMT-BHXH-92-2026-1-L1","Agribank","7601205123456","LE ""SAU""","25300000"',
        '"TONG","BHXH-92-2026-7","2","","","50600000"',
        '',
      ].join('\r\n'),
    );
  });

  it('holds nothing that a spreadsheet would reckon', () => {
    expect(batchFile('B', 'bank-transfer', [order('=1+1')])).toContain(`"'=1+1"`);
  });
});
