import type { BATCH_METHODS, Payee } from '@lien-thong/contracts';

/** What a line of the file is written from. */
export interface OrderToSend {
  reference: string;
  amount: number;
  payee: Payee;
}

type Column = readonly [title: string, of: (order: OrderToSend) => string];

/** Tệp chi lương, danh sách chi qua bưu điện: what each payer is told, no more. */
const COLUMNS: Record<(typeof BATCH_METHODS)[number], readonly Column[]> = {
  'bank-transfer': [
    ['ngan_hang', ({ payee }) => payee.account?.bank ?? ''],
    ['so_tai_khoan', ({ payee }) => payee.account?.number ?? ''],
    ['chu_tai_khoan', ({ payee }) => payee.account?.holder ?? ''],
  ],
  post: [
    ['nguoi_nhan', ({ payee }) => payee.fullName],
    ['so_dinh_danh', ({ payee }) => payee.personalId],
  ],
};

/** Spreadsheets take a text that begins like a formula for one. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const field = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

const row = (fields: readonly string[]): string => fields.map(field).join(',');

/**
 * The file of a batch: CSV (RFC 4180), UTF-8, one line an order, and a last line with the control totals: how many
 * orders and how many đồng. The same batch always makes the same bytes.
 */
export function batchFile(
  code: string,
  method: (typeof BATCH_METHODS)[number],
  orders: readonly OrderToSend[],
): string {
  const columns = COLUMNS[method];
  const total = orders.reduce((sum, { amount }) => sum + amount, 0);
  return [
    row(['stt', 'so_tham_chieu', ...columns.map(([title]) => title), 'so_tien']),
    ...orders.map((order, i) =>
      row([String(i + 1), order.reference, ...columns.map(([, of]) => of(order)), String(order.amount)]),
    ),
    row(['TONG', code, String(orders.length), ...columns.slice(1).map(() => ''), String(total)]),
    '',
  ].join('\r\n');
}
