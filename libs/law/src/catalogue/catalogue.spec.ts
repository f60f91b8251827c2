import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  communes,
  LAW_DATA,
  lawFiles,
  loadLaw,
  procedureCatalogue,
  procedureEntry,
  readLaw,
  transitionRule,
  type ProcedureEntry,
} from '../index';

const law = loadLaw();
const on = '2026-11-24';
const communeOf = (province: string) => communes().find((c) => c.provinceCode === province)!.code;
const sentences = (versions: ProcedureEntry['history']) =>
  versions.flatMap(({ changes }) => changes.map(({ sentence }) => sentence));
const entry = (code: string, day = on, province = '92') =>
  procedureEntry(law, code, { on: day, commune: communeOf(province) });

it.each([
  ['2.002913', 'linked-death', undefined],
  ['1.000656', 'death-registration', undefined],
  ['1.000419', 'death-registration-mobile', undefined],
  ['1.001766', 'death-registration-foreign', undefined],
  ['1.005461', 'death-registration-again', undefined],
  ['1.004827', 'death-registration-border', undefined],
  ['2.000547', 'note-foreign-death', undefined],
  ['1.003197', 'residence-deletion', undefined],
  ['2.000821', 'survivors-benefit', undefined],
  ['1.014177', 'funeral-allowance', 'compulsory-insurance'],
  ['1.001731', 'funeral-allowance', 'social-protection'],
  ['1.014028', 'funeral-allowance', 'social-pension'],
  ['1.010824', 'funeral-allowance', 'meritorious'],
  ['2.002307', 'funeral-allowance', 'veteran'],
  ['2.002308', 'funeral-allowance', 'youth-volunteer'],
  ['1.014359', 'funeral-allowance', 'frontline-labour'],
  ['1.012538', 'funeral-allowance', 'base-security'],
  ['3.000510', 'funeral-allowance', 'fire-volunteer'],
  ['1.014027', 'stop-social-pension', undefined],
])('%s is %s %s', (code, key, category) => {
  expect(entry(code)).toMatchObject({ code, key, ...(category && { category }) });
});

it.each([
  ['2.002862', '12', '92'],
  ['1.010456', '48', '92'],
])('%s is in the catalogue of province %s and not of %s', (code, its, other) => {
  expect(entry(code, on, its)?.code).toBe(code);
  expect(entry(code, on, other)).toBeUndefined();
});

it('in Đà Nẵng the province’s own code takes the place of the general one', () => {
  const codes = procedureCatalogue(law, { on, commune: communeOf('48') }).map(({ code }) => code);
  expect(codes).toContain('1.010456');
  expect(codes).not.toContain('1.014359');
});

it.each([
  ['2.002622', '2026-11-24', '2.002913'],
  ['1.010915', '2026-11-24', '2.002913'],
  ['1.006714', '2026-11-24', '2.002913'],
  ['1.011733', '2026-11-24', '2.002913'],
  ['2.002622', '2025-06-30', '2.002622'],
])('asked for %s on %s, the entry is that of %s', (code, day, found) => {
  expect(entry(code, day)?.code).toBe(found);
});

it('names the system or the time of each alias', () => {
  expect(entry('2.002913')?.aliases).toEqual([
    { code: '1.010915', from: '2018-10-18', until: '2022-12-31' },
    { code: '1.011537', from: '2023-01-01', until: '2024-06-30' },
    { code: '2.002622', from: '2024-07-01', until: '2025-06-30' },
    { code: '1.006714', system: 'Cổng Dịch vụ công' },
    { code: '1.011733', system: 'iGate' },
  ]);
});

it.each([
  ['1.000656', ['trong ngày; nhận sau 15:00 thì trong ngày làm việc tiếp theo']],
  ['1.000419', ['5 ngày làm việc']],
  ['1.003197', ['5 ngày làm việc']],
  ['1.010824', ['17 ngày làm việc (cấp xã 5, Sở Nội vụ 12)']],
  ['2.000821', ['8 ngày làm việc']],
])('the limit of %s is %j', (code, words) => {
  expect(entry(code)?.limits.map((limit) => limit.words)).toEqual(words);
});

it.each([
  ['1.000656', ['KQ.G15.000034']],
  ['1.003197', ['KQ.G01.000064', 'KQ.G01.000065', 'KQ.G01.000066']],
  ['1.014177', ['KQ.G09.000364']],
  ['1.014028', ['KQ.G18.000312']],
  ['2.000821', ['KQ.G24.000053', ...[63, 64, 65, 66, 67, 68, 69].map((n) => `KQ.G24.0000${n}`)]],
])('the results of %s are %j', (code, codes) => {
  expect(entry(code)?.results.codes).toEqual(codes);
});

it('the fee of the registration says for whom it is free', () => {
  expect(entry('1.000656')?.fee?.freeFor).toEqual([
    'on-time',
    'meritorious-family',
    'poor-household',
    'disabled',
    'online',
  ]);
});

it('names the offices of the commune, its kind in small letters as a sentence has it', () => {
  expect(procedureEntry(law, '1.000656', { on, commune: '31120' })?.offices).toEqual({
    receives: 'Trung tâm Phục vụ hành chính công phường Cái Khế',
    decides: 'Ủy ban nhân dân phường Cái Khế',
  });
});

describe('the history of the death registration', () => {
  const found = entry('1.000656')!;

  it.each([
    'Từ 01/01/2016, mã thủ tục: 1.000656 (Quyết định 163/QĐ-BTP).',
    'Từ 01/07/2018 đến 30/06/2025, tên nơi tiếp nhận: Bộ phận Một cửa cấp xã (Nghị định 61/2018/NĐ-CP).',
    'Từ 01/07/2025, tên nơi tiếp nhận: Trung tâm Phục vụ hành chính công cấp xã; trước đó: Bộ phận Một cửa cấp xã (Nghị định 118/2025/NĐ-CP).',
    'Từ 01/07/2025, phiếu yêu cầu bổ sung giữ nguyên: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02); căn cứ mới: Phụ lục I Mẫu 02, Thông tư 03/2025/TT-VPCP.',
    'Từ 01/07/2025 đến 31/08/2026, lý do không phải nộp “giấy báo tử hoặc giấy tờ thay giấy báo tử”: cơ sở y tế đã gửi dữ liệu giấy báo tử có ký số (Điều 10 khoản 1 điểm b và Điều 11, Nghị định 63/2024/NĐ-CP).',
  ])('says: %s', (sentence) => {
    expect(sentences(found.history)).toContain(sentence);
  });

  it('announces what the new law changes, and has it behind it once it is in force', () => {
    const certificate =
      'Từ 01/03/2027, giấy được trả: Giấy chứng tử; trước đó: Trích lục khai tử (Điều 18 khoản 2, Nghị định 301/2026/NĐ-CP).';
    expect(sentences(found.upcoming)).toContain(certificate);
    expect(found.upcoming.every(({ from }) => from > on)).toBe(true);
    const later = entry('1.000656', '2027-03-01')!;
    expect(sentences(later.history)).toContain(certificate);
    expect([found.results.document, later.results.document]).toEqual(['Trích lục khai tử', 'Giấy chứng tử']);
  });

  it('is in order, with no day twice', () => {
    const days = [...found.history, ...found.upcoming].map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].sort());
  });
});

it('the history of the linked procedure tells each code and its time', () => {
  const told = sentences(entry('2.002913')!.history).filter((sentence) => sentence.includes('mã thủ tục'));
  expect(told).toEqual([
    'Từ 18/10/2018 đến 31/12/2022, mã thủ tục: 1.010915 (Quyết định 1380/QĐ-TTg).',
    'Từ 01/01/2023 đến 30/06/2024, mã thủ tục: 1.011537; trước đó: 1.010915 (Quyết định 296/QĐ-VPCP).',
    'Từ 01/07/2024 đến 30/06/2025, mã thủ tục: 2.002622; trước đó: 1.011537 (Nghị định 63/2024/NĐ-CP).',
    'Từ 01/07/2025, mã thủ tục: 2.002913; trước đó: 2.002622 (Quyết định 3582/QĐ-UBND (Hải Phòng)).',
  ]);
});

it('the resolution that ends by itself is announced and its end too', () => {
  const found = entry('2.000821', '2026-06-30')!;
  const told = sentences(found.upcoming).filter((sentence) =>
    sentence.includes('tự tra cứu dữ liệu hộ tịch'),
  );
  expect(told.map((sentence) => sentence.slice(0, 28))).toEqual([
    'Từ 01/07/2026 đến 28/02/2027',
    'Từ 01/03/2027, không còn lý ',
  ]);
});

it('is made once for a law, a day and a province, and differs for another law', () => {
  const first = procedureCatalogue(law, { on });
  expect(procedureCatalogue(law, { on })).toBe(first);
  expect(procedureCatalogue(loadLaw(), { on })).not.toBe(first);
});

it('is refused for a code that is no commune', () => {
  expect(() => procedureCatalogue(law, { on, commune: '99999' })).toThrow(RangeError);
});

it.each([
  ['local-government', '2025-06-30', 'three-tier'],
  ['local-government', '2025-07-01', 'two-tier'],
  ['citizen-portal', '2025-06-30', 'provincial-portals'],
  ['citizen-portal', '2025-07-01', 'national-portal-only'],
  ['linked-declaration-form', '2026-08-31', 'decree-63-of-2024'],
  ['linked-declaration-form', '2026-09-01', 'decree-301-of-2026'],
  ['civil-status-authority', '2027-02-28', 'decree-120-of-2025'],
  ['civil-status-authority', '2027-03-01', 'civil-status-2026'],
])('%s on %s is %s', (key, day, rule) => {
  expect(transitionRule(law, key, day)?.value.rule).toBe(rule);
});

describe('a broken row is refused with its file and line:', () => {
  it.each([
    ['fees.yaml', '\nnote-foreign-death:', '\nnote-foreign:', 'note-foreign is no key of procedures'],
    [
      'results.yaml',
      'document: survivors-decision',
      'document: survivors',
      'survivors is no key of documents',
    ],
    ['competent-offices.yaml', 'receives: commune-police', 'receives: police', 'police is no key of offices'],
    [
      'procedure-aliases.yaml',
      'procedure: linked-death',
      'procedure: linked',
      'linked is no key of procedures',
    ],
    [
      'procedures.yaml',
      'parts: [death-registration,',
      'parts: [registration,',
      'registration is no key of procedures',
    ],
    ['offices.yaml', 'succeeded_by: home-affairs', 'succeeded_by: affairs', 'affairs is no key of offices'],
    ['askers.yaml', '\nfuneral-allowance:', '\nfuneral:', 'funeral is no key of procedures'],
    [
      'filing-channels.yaml',
      'channels: [desk]',
      'channels: [fax]',
      'must be equal to one of the allowed values',
    ],
    [
      'legal-bases.yaml',
      "instruments: ['Nghị định 176/2025/NĐ-CP']",
      'instruments: []',
      'must NOT have fewer than 1',
    ],
  ])('%s with %s', (file, from, to, reason) => {
    const before = readFileSync(join(LAW_DATA, file), 'utf8');
    expect(before).toContain(from);
    const line = before.slice(0, before.indexOf(from) + 1).split('\n').length;
    const read = () => readLaw({ ...lawFiles(), [file]: before.replace(from, to) });
    expect(read).toThrow(new RegExp(`${file}:${line} .*${reason}`));
  });
});
