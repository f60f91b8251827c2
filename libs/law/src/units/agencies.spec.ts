import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  agencyOn,
  codeKind,
  communes,
  LAW_DATA,
  lawFiles,
  LawGapError,
  loadLaw,
  provinceOn,
  readLaw,
  rowOn,
} from '../index';

const law = loadLaw();
const ninhKieu = communes().find(({ name }) => name === 'Phường Ninh Kiều')!.code;
/** The old code of Thị trấn Mỹ Xuyên, huyện Mỹ Xuyên, Sóc Trăng. */
const myXuyen = '31684';

describe('the communes of the package', () => {
  it('are as many of each kind as the decision of 01/07/2025 counts', () => {
    const count = (kind: string) => communes().filter((c) => c.kind === kind).length;
    expect(rowOn(law, 'unit-counts', 'communes', '2025-07-01').value).toEqual({
      total: communes().length,
      xa: count('xã'),
      phuong: count('phường'),
      dacKhu: count('đặc khu'),
    });
  });
});

it.each([
  ['2026-04-29', 'tỉnh', 'Đồng Nai'],
  ['2026-04-30', 'thành phố', 'Thành phố Đồng Nai'],
])('on %s Đồng Nai is a %s', (on, kind, name) => {
  expect(provinceOn(law, '75', on)).toMatchObject({ code: '75', kind, name });
});

describe('an office', () => {
  it.each([
    ['commune-one-stop', myXuyen, '2025-06-30', 'Bộ phận Một cửa Thị trấn Mỹ Xuyên'],
    ['commune-one-stop', ninhKieu, '2025-07-01', 'Trung tâm Phục vụ hành chính công Phường Ninh Kiều'],
    ['commune-committee', ninhKieu, '2026-11-24', 'Ủy ban nhân dân Phường Ninh Kiều'],
    ['commune-police', ninhKieu, '2026-11-24', 'Công an Phường Ninh Kiều'],
    ['district-committee', myXuyen, '2025-06-30', 'Ủy ban nhân dân Huyện Mỹ Xuyên'],
    [
      'district-labour-office',
      myXuyen,
      '2024-01-01',
      'Phòng Lao động – Thương binh và Xã hội Huyện Mỹ Xuyên',
    ],
    ['home-affairs', ninhKieu, '2026-11-24', 'Sở Nội vụ Thành phố Cần Thơ'],
    ['province-social-insurance', ninhKieu, '2026-11-24', 'Bảo hiểm xã hội Thành phố Cần Thơ'],
  ])('%s of %s on %s is %s', (kind, commune, on, name) => {
    expect(agencyOn(law, kind, commune, on).name).toBe(name);
  });

  it('knows since when, what it was before and whom it belongs to', () => {
    expect(agencyOn(law, 'commune-one-stop', ninhKieu, '2026-11-24')).toMatchObject({
      since: '2025-07-01',
      predecessor: 'Bộ phận Một cửa cấp xã',
      parent: { kind: 'commune-committee', name: 'Ủy ban nhân dân Phường Ninh Kiều' },
      code: expect.stringContaining(ninhKieu) as string,
    });
  });

  it('of the district knows its last day and who came after it', () => {
    expect(agencyOn(law, 'district-committee', myXuyen, '2025-06-30')).toMatchObject({
      until: '2025-06-30',
      successor: 'Ủy ban nhân dân cấp xã',
    });
    expect(() => agencyOn(law, 'district-committee', ninhKieu, '2025-07-01')).toThrow(LawGapError);
  });

  it('belongs to the Ministry of Finance where it is social insurance', () => {
    expect(agencyOn(law, 'province-social-insurance', ninhKieu, '2026-11-24').parent?.name).toBe(
      'Bộ Tài chính',
    );
  });

  it('is not named for a commune that was none on that day', () => {
    expect(() => agencyOn(law, 'commune-committee', '99999', '2026-11-24')).toThrow(RangeError);
    expect(() => agencyOn(law, 'commune-committee', '99999', '2024-01-01')).toThrow(RangeError);
  });
});

describe('a code', () => {
  it.each([
    [`H92.${ninhKieu}-261124-0007`, 'dossier', 'commune-dossier'],
    ['G22.99.08-260101-0001', 'dossier', 'issuer-dossier'],
    ['H21.10.05-250701-123456', 'dossier', 'issuer-dossier-long'],
    ['KQ.G15.000034', 'result-type', 'result-type'],
    ['000.00.00.H17-KQ2647', 'result', 'old-result'],
  ])('%s is a %s of the format %s', (text, kind, format) => {
    expect(codeKind(law, text)).toMatchObject({ kind, format, row: { key: format } });
  });

  it.each([
    'KQ.G99.000034',
    'KQ.G15.34',
    'G22.99.08-261301-0001',
    'G23.99.08-260101-0001',
    `H92.00000-261124-0007`,
    'KQ.G15.000034 ',
    '000.00.00.H17-KQ',
    '',
    'K'.repeat(100_000),
  ])('%.30s is none', (text) => {
    expect(codeKind(law, text)).toBeUndefined();
  });
});

describe('a broken row is refused with its file and line:', () => {
  it.each([
    ['code-formats.yaml', 'kind: result-type', 'kind: receipt', 'must be equal to one of the allowed values'],
    ['code-issuers.yaml', 'value: { code: G15 }', 'value: { code: 15 }', 'must be string'],
    ['province-changes.yaml', 'kind: thành phố', 'kind: bang', 'must be equal to one of the allowed values'],
    ['unit-counts.yaml', 'total: 3321, ', '', "must have required property 'total'"],
    ['offices.yaml', 'level: ministry', 'level: world', 'must be equal to one of the allowed values'],
  ])('%s with %s', (file, from, to, reason) => {
    const before = readFileSync(join(LAW_DATA, file), 'utf8');
    const line = before.slice(0, before.indexOf(from)).split('\n').length;
    expect(before).toContain(from);
    const read = () => readLaw({ ...lawFiles(), [file]: before.replace(from, to) });
    expect(read).toThrow(new RegExp(`${file}:${line} .*${reason}`));
  });
});
