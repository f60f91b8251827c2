import { dong, type Law, type LawRow, type MovedDeadline, type WhatIf } from '@lien-thong/law';
import { bound, item, paragraph, under, type Section } from '../explain/section';
import { CONFIDENCE } from '../rows/labels';
import { placeOf, startOf } from '../rows/timed-rows';
import { scopeInWords, valueInWords } from '../rows/value-words';
import { dayShort, rowNames, type RowNames } from '../rows/words';
import type { Decisions } from './decisions';

type Change = WhatIf['changes'][number];
type Supplement = WhatIf['supplements'][number];

/** What a version of the rows would bring: the rows that change, the decisions to top up, the deadlines that move. */
export function whatIfInWords(
  after: Law,
  found: WhatIf,
  moved: readonly MovedDeadline[],
  { decided, open }: Decisions,
): string[] {
  const names = rowNames(after.rows);
  return bound(
    `Nếu áp dụng ${found.to} thay cho ${found.from}`,
    ['Đây là bản tính thử: không có gì được công bố, quyết định hay chi trả.'],
    [
      changed(found.changes, names),
      ...(decided.length ? [supplements(found, decided.length)] : []),
      ...(open.length ? [deadlines(moved, open.length)] : []),
    ],
  );
}

function changed(changes: readonly Change[], names: RowNames): Section {
  return {
    title: `Những dòng luật thay đổi: ${changes.length}`,
    lines: changes.length
      ? changes.flatMap((change) => [...item(changeInWords(change, names)), ...under(trust(change))])
      : paragraph('Không có dòng nào thay đổi.'),
  };
}

/** Whichever version has the row. */
const rowOf = ({ before, after }: Change): LawRow => (after ?? before)!;

function changeInWords(change: Change, names: RowNames): string {
  const { before, after } = change;
  const row = rowOf(change);
  const scope = scopeInWords(row, names);
  const what = `${row.name}${scope && ` (${scope})`}`;
  const since = `từ ${dayShort(startOf(row))}`;
  const value = valueInWords(row, names);
  if (!before) return `Thêm: ${what}, ${since}: ${value}.`;
  if (!after) return `Bỏ: ${what}, ${since}: ${value}.`;
  const was = valueInWords(before, names);
  return was === value
    ? `Sửa ghi chép: ${what}, ${since}: vẫn là ${value}.`
    : `Sửa: ${what}, ${since}: ${value}, trước đây ${was}.`;
}

function trust(change: Change): string {
  const row = rowOf(change);
  const { mark, words } = CONFIDENCE[row.confidence];
  return `${mark} ${words} · ${[row.source.article, row.source.instrument].filter(Boolean).join(', ')} · ${placeOf(row)}`;
}

const KINDS: Readonly<Record<Supplement['kind'], (difference: number) => string>> = {
  'top-up': (difference) => `trả thêm ${dong(difference)}`,
  overpaid: (difference) => `đã trả thừa ${dong(-difference)}`,
  'regime-changes': (difference) =>
    difference < 0
      ? `chuyển chế độ, ít hơn ${dong(-difference)}`
      : `chuyển chế độ, nhiều hơn ${dong(difference)}`,
  review: () => 'cán bộ phải xem xét',
};

function supplements({ totals, supplements: list, difference }: WhatIf, asked: number): Section {
  return {
    title: `Những quyết định đã ký cho kết quả khác: ${list.length} trong ${asked}`,
    lines: list.length
      ? [
          ...totals.flatMap(({ regime, province, kind, decisions, difference: sum }) =>
            item(
              `${regime}${province === undefined ? '' : `, tỉnh ${province}`}: ${decisions} quyết định, ${KINDS[kind](sum)}.`,
            ),
          ),
          ...paragraph(
            `Cộng: ${difference < 0 ? `đã trả thừa ${dong(-difference)}` : `trả thêm ${dong(difference)}`}.`,
          ),
          '',
          ...paragraph('Từng quyết định:'),
          ...list.flatMap((one) => supplementLines(one)),
        ]
      : paragraph('Không có quyết định nào phải bổ sung.'),
  };
}

function supplementLines({
  decision,
  regime,
  kind,
  from,
  to,
  difference = 0,
  since,
  because,
}: Supplement): string[] {
  const now = to === undefined ? '' : `, nay ${dong(to)}`;
  const start = since === undefined ? '' : `; áp dụng từ ${dayShort(since)}`;
  const sources = [...new Set(because.map(({ source }) => source.instrument))].join('; ');
  return [
    ...item(
      `${decision} (${regime}): đã quyết định ${dong(from)}${now}: ${KINDS[kind](difference)}${start}.`,
    ),
    ...(sources ? under(`Căn cứ: ${sources}.`) : []),
  ];
}

const deadlines = (moved: readonly MovedDeadline[], asked: number): Section => ({
  title: `Những hồ sơ đang mở có hạn trả chuyển ngày: ${moved.length} trong ${asked}`,
  lines: moved.length
    ? moved.flatMap(({ id, why }) => item(`${id}: ${why}`))
    : paragraph('Không có hạn trả nào chuyển ngày.'),
});
