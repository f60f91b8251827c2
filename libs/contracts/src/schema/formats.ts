/**
 * The string formats of the forms and messages. One predicate each, used by class-validator and by Ajv alike,
 * so that the two validators cannot disagree.
 */

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1800 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** yyyy, yyyy-mm or yyyy-mm-dd: civil status law allows a birth date of which only the year or month is known. */
function isPartialDay(text: string): boolean {
  if (/^\d{4}$/.test(text)) return isDay(`${text}-01-01`);
  if (/^\d{4}-\d{2}$/.test(text)) return isDay(`${text}-01`);
  return isDay(text);
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isDay(day);
}

/** Control characters but tab and line ends (PostgreSQL refuses NUL), and selectors that change how a letter looks. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\uFE0E|\uFE0F/u;

/** Readable text: no unreadable character, no half of a surrogate pair, not only blanks. */
const isText = (text: string): boolean => text.isWellFormed() && !UNREADABLE.test(text) && text.trim() !== '';

const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

export const formats = {
  day: isDay,
  'partial-day': isPartialDay,
  instant: isInstant,
  text: isText,
  time: matches(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** 12 digits; the first three a province, the fourth century and sex, two of the birth year (Decree 137/2015 art. 13). */
  'personal-id': matches(/^\d{12}$/),
  phone: matches(/^(0|\+84)\d{9,10}$/),
  email: matches(/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}$/),
  'one-time-code': matches(/^\d{6}$/),
  'commune-code': matches(/^\d{5}$/),
  'province-code': matches(/^\d{2}$/),
  sha256: matches(/^[0-9a-f]{64}$/),
  uuid: matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  /** A code of letters, digits, dots, slashes and hyphens; what it means is in a registry, never in its positions. */
  code: matches(/^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$/),
  /** A data file of the law. */
  'law-file': matches(/^[a-z][a-z-]{0,50}\.yaml$/),
  'account-number': matches(/^[0-9]{6,20}$/),
} as const satisfies Record<string, (text: string) => boolean>;

export type Format = keyof typeof formats;
