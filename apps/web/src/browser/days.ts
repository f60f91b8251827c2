/** Days are typed and shown as dd/mm/yyyy and sent as yyyy-mm-dd; a birth date may be mm/yyyy or yyyy alone. */

const TYPED = [
  /^(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})$/,
  /^(?:(\d{2})?(\d{2}))?(\d{4})$/,
] as const;

/** What was typed as yyyy-mm-dd, yyyy-mm or yyyy; anything unreadable stays as it is, for the API to refuse. */
export function isoOf(typed: string): string {
  const text = typed.trim();
  const parts = TYPED.map((pattern) => pattern.exec(text)).find(Boolean);
  if (!parts) return text;
  const [, day, month, year] = parts;
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}

/** yyyy-mm-dd, yyyy-mm or yyyy as dd/mm/yyyy, mm/yyyy or yyyy; anything else stays as it is. */
export const typedOf = (iso: string): string =>
  /^\d{4}(-\d{2}){0,2}$/.test(iso) ? iso.split('-').reverse().join('/') : iso;

/** "3:5", "3h05" or "0305" as 03:05. */
export function timeOf(typed: string): string {
  const text = typed.trim();
  const parts = /^(\d{1,2})\s*(?:giờ|[:.hg\s])\s*(\d{1,2})$/i.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  return parts
    ? parts
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join(':')
    : text;
}

const HANOI = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  ...HANOI,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const DAY = new Intl.DateTimeFormat('vi-VN', { ...HANOI, day: '2-digit', month: '2-digit', year: 'numeric' });

/** "15:30:07 23/11/2026" */
export const instantText = (instant: string): string => {
  const at = new Date(instant);
  return `${CLOCK.format(at)} ${DAY.format(at)}`;
};
