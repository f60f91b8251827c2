import type { Confidence, Law } from '@lien-thong/law';
import { CONFIDENCE, TABLE_NAMES } from '../rows/labels';
import { timedRows, type TimedRow } from '../rows/timed-rows';
import { rowNames, type RowNames } from '../rows/words';
import { changeDays } from './change-days';
import { cell, placeLink, rowLine, ROW_HEADINGS, tableOf } from './cells';

/**
 * The page of the law in Markdown: every row by table, key and date, so that a lawyer finds the one line to correct.
 * Made of the rows alone: the same rows always give the same page.
 */
export function lawPage(law: Law): string {
  const rows = timedRows(law);
  const names = rowNames(law.rows);
  return `${[...head(law), ...summary(rows), ...toCheck(rows, names), ...changeDays(law, rows, names), ...tables(rows, names)].join('\n')}\n`;
}

const head = (law: Law): string[] => [
  '# Dữ liệu luật',
  '',
  `<!-- Trang này do \`npm run law -- docs\` viết ra từ libs/law/data; đừng sửa ở đây. -->`,
  '',
  `Bộ dữ liệu ${law.version.split('-')[0]}. Trang này liệt kê mọi mức tiền, thời hạn, mẫu giấy, ngày nghỉ và mã thủ tục mà hệ thống`,
  'dùng, theo bảng, khóa và ngày. Cột cuối chỉ đúng tệp và dòng: **sửa một con số là sửa một dòng trong tệp ấy**, rồi chạy',
  '`npm run law -- check` để kiểm tra và `npm run law -- docs` để viết lại trang này.',
  '',
  'Mỗi dòng có một dấu về mức tin cậy:',
  '',
  `* ${CONFIDENCE.read.mark} **đã đọc**: đã đọc chính văn bản hoặc bản ghi trên cổng dịch vụ công;`,
  `* ${CONFIDENCE.secondary.mark} **thứ cấp**: theo báo chí hoặc bên thứ ba trích lại luật;`,
  `* ${CONFIDENCE.setting.mark} **cài đặt**: lựa chọn của hệ thống này, không phải quy định của luật;`,
  `* ${CONFIDENCE.unverified.mark} **cần kiểm tra**: chưa đối chiếu được; xin luật sư xem trước khi dựa vào.`,
  '',
  '“Áp dụng từ” là ngày dòng bắt đầu có giá trị, kể cả khi văn bản áp dụng trở về trước ngày có hiệu lực.',
  '',
];

const GRADES: readonly Confidence[] = ['read', 'secondary', 'setting', 'unverified'];

function summary(rows: readonly TimedRow[]): string[] {
  const tables = [...new Set(rows.map(({ row }) => row.table))];
  const counts = (own: readonly TimedRow[]) =>
    GRADES.map((grade) => String(own.filter(({ row }) => row.confidence === grade).length));
  const lines = tables.map((table) => {
    const own = rows.filter(({ row }) => row.table === table);
    const link = `[${TABLE_NAMES[table] ?? table}](#${table})`;
    return [link, `\`${table}.yaml\``, String(own.length), ...counts(own)];
  });
  return [
    '## Tóm tắt',
    '',
    ...tableOf(
      ['Bảng', 'Tệp', 'Số dòng', ...GRADES.map((g) => `${CONFIDENCE[g].mark} ${CONFIDENCE[g].words}`)],
      [...lines, ['**Cộng**', '', String(rows.length), ...counts(rows)]],
    ),
    '',
  ];
}

function toCheck(rows: readonly TimedRow[], names: RowNames): string[] {
  const found = rows.filter(({ row }) => row.confidence === 'unverified');
  return [
    `## ${CONFIDENCE.unverified.mark} Cần kiểm tra (${found.length} dòng)`,
    '',
    ...tableOf(
      ['Khóa', 'Giá trị', 'Căn cứ ghi trong dữ liệu', 'Ghi chú', 'Nơi sửa'],
      found.map((one) => {
        const { key, value, source } = cell(one, names);
        return [key, value, source, one.row.note ?? '', placeLink(one.row)];
      }),
    ),
    '',
  ];
}

function tables(rows: readonly TimedRow[], names: RowNames): string[] {
  const lines: string[] = [];
  let [table, key] = ['', ''];
  for (const one of rows) {
    if (one.row.table !== table) {
      table = one.row.table;
      lines.push(
        `<a id="${table}"></a>`,
        '',
        `## ${TABLE_NAMES[table] ?? table}`,
        '',
        `Tệp \`${table}.yaml\`.`,
        '',
      );
      key = '';
    }
    if (one.row.key !== key) {
      key = one.row.key;
      const own = rows.filter(({ row }) => row.table === table && row.key === key);
      lines.push(
        `### ${one.row.name} (\`${key}\`)`,
        '',
        ...tableOf(
          ROW_HEADINGS,
          own.map((r) => rowLine(r, names)),
        ),
        '',
      );
    }
  }
  return lines;
}
