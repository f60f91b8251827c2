import type { Format } from '@lien-thong/contracts';

/** What each string format asks for, for people who write a reader or a sender in another language. */
export const FORMAT_MEANINGS: Record<Format, string> = {
  day: 'yyyy-mm-dd; a day that exists, from 1800 on',
  'partial-day': 'yyyy, yyyy-mm or yyyy-mm-dd, for a birth date of which only the year or month is known',
  instant: 'RFC 3339 with seconds and an offset, e.g. 2026-11-20T09:12:40+07:00',
  text: 'not only blanks, no control characters, well-formed Unicode',
  time: 'hh:mm, 00:00 to 23:59',
  'personal-id': 'số định danh cá nhân: 12 digits',
  phone: 'Vietnamese number: 0 or +84, then 9 or 10 digits',
  'one-time-code': '6 digits, drawn anew each time',
  email: 'name@host with at least one dot in the host, ASCII',
  'commune-code': '5 digits, from the official list of communes',
  'province-code': '2 digits, from the official list of provinces',
  sha256: '64 hexadecimal digits in lower case',
  uuid: 'RFC 9562, lower case with hyphens',
  code: 'letters, digits, dots, slashes, underscores and hyphens; starts with a letter or digit; never take it apart',
  'law-file': 'the name of a data file of the law, e.g. parameters.yaml',
  'account-number': '6 to 20 digits',
};
