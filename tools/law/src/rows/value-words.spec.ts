import { loadLaw, type LawRow } from '@lien-thong/law';
import { FIELD_NAMES } from './field-names';
import { SCOPE_NAMES, TABLE_NAMES } from './labels';
import { valueInWords } from './value-words';
import { rowNames } from './words';

const law = loadLaw();
const names = rowNames(law.rows);

function* fieldsOf(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    yield* fieldsOf(one);
  }
}

it('has a Vietnamese name for every table, field and scope of the rows', () => {
  const fields = new Set(law.rows.flatMap(({ value }) => [...fieldsOf(value)]));
  const scopes = new Set(law.rows.flatMap(({ scope }) => Object.keys(scope)));
  expect([...law.index.keys()].filter((table) => !(table in TABLE_NAMES))).toEqual([]);
  expect([...fields].filter((field) => !(field in FIELD_NAMES))).toEqual([]);
  expect([...scopes].filter((scope) => !(scope in SCOPE_NAMES))).toEqual([]);
});

it('leaves no code word of a program in the words for people', () => {
  const ownWords = /viết tắt: [a-z0-9-]+|mẫu mã: \S+|iGate/g;
  const codes = law.rows.flatMap((row) =>
    [
      ...valueInWords(row, names)
        .replace(ownWords, '')
        .matchAll(/\b[a-z]+-[a-z][a-z-]*\b|\b[a-z]+[A-Z]\w*/g),
    ].map(([code]) => `${row.table} ${row.key}: ${code}`),
  );
  expect(codes).toEqual([]);
});

const row = (table: string, value: unknown) => ({ table, value, scope: {} }) as unknown as LawRow;

it.each([
  ['parameters', 2_530_000, '2.530.000 đồng'],
  ['parameters', 0.5, '0,5 (50%)'],
  ['parameters', 12, '12'],
  ['deadlines', { n: 0, unit: 'same-day' }, 'trong ngày'],
  ['deadlines', { n: 5, unit: 'working-day' }, '5 ngày làm việc'],
  [
    'deadlines',
    {
      n: 12,
      unit: 'working-day',
      stages: [
        { desk: 'commune', n: 5 },
        { desk: 'home-affairs', n: 7 },
      ],
    },
    '12 ngày làm việc (Ủy ban nhân dân cấp xã 5 + Sở Nội vụ 7)',
  ],
  ['holidays', [{ everyYear: '11-24', kind: 'holiday' }], '24/11 hằng năm, nghỉ lễ'],
  ['holidays', [{ day: '2026-04-27', kind: 'compensatory' }], '27/04/2026 nghỉ bù'],
  [
    'benefits',
    { amount: { times: 10, parameter: 'reference-level' } },
    'mức: 10 × Mức tham chiếu (lương cơ sở)',
  ],
  ['benefits', { amount: { sameAs: 'compulsory-insurance' } }, 'mức: bằng mức của Bảo hiểm xã hội bắt buộc'],
  [
    'survivors',
    {
      any: [{ fact: 'pensioner' }, { fact: 'monthsPaid', atLeast: 180, otherwise: 'contribution-too-short' }],
    },
    'điều kiện (một là đủ): (đang hưởng lương hưu; số tháng đóng bảo hiểm xã hội bắt buộc từ 180 trở lên)',
  ],
  ['documents', null, 'không còn quy định'],
])('says a value of %s in words: %j', (table, value, words) => {
  expect(valueInWords(row(table, value), names)).toBe(words);
});
