import type { Declaration } from '@lien-thong/contracts';

/** A declaration that must be refused, as it goes over the wire. */
export interface HostileDeclaration {
  /** Kebab-case; the name of its file. */
  name: string;
  body: string | Buffer;
  /** application/json unless said. */
  contentType?: string;
  /**
   * What refuses it: reading the body, the form's own rules for each field, or the rules about how the parts fit each
   * other, the day and the list of communes.
   */
  refusedBy: 'reading' | 'form' | 'rules';
  expect: { status: number[]; pointer?: string };
}

type Change = (declaration: Record<string, unknown>) => void;

/** Any JSON: what is broken has no type. */
interface Loose {
  [key: string]: Loose;
}

const FAR_FUTURE = '2999-01-01';

/** name, the field at fault, the value that is put there; `undefined` takes the field away. */
const WRONG_FIELDS: readonly (readonly [name: string, pointer: string, value: unknown])[] = [
  ['wrong-type-channel-number', '/channel', 2],
  ['wrong-type-procedures-text', '/procedures', 'death-registration'],
  ['wrong-type-copies-text', '/copies', '3'],
  ['wrong-type-copies-fraction', '/copies', 2.5],
  ['wrong-type-flag-text', '/householdHead/isRequester', 'yes'],
  ['wrong-type-personal-id-number', '/deceased/personalId', 94048000127],
  ['wrong-type-death-list', '/death', []],
  ['wrong-type-note-object', '/note', { toString: 'x' }],
  ['null-deceased', '/deceased', null],
  ['missing-requester', '/requester', undefined],
  ['missing-death-date', '/death/date', undefined],
  ['missing-attachments', '/attachments', undefined],
  ['unknown-procedure', '/procedures/1', 'resurrection'],
  ['one-procedure-only', '/procedures', ['death-registration']],
  ['copies-negative', '/copies', -1],
  ['copies-beyond-any-number', '/copies', 1e300],
  ['huge-full-name', '/requester/fullName', 'Nguyễn'.repeat(10_000)],
  ['huge-list-of-categories', '/benefit/categories', Array.from({ length: 5000 }, () => 'veteran')],
  ['blank-family-name', '/deceased/familyName', '   '],
  ['nul-byte-in-name', '/deceased/givenName', 'Hưởng\u0000'],
  ['half-surrogate-in-cause', '/death/cause', 'Suy tim \ud83d'],
  ['sql-in-personal-id', '/requester/personalId', "1' OR '1'='1"],
  ['sql-in-commune', '/commune', "31510'; DROP TABLE linked_case; --"],
  ['sql-in-insurance-number', '/benefit/insuranceNumber', "0'); DELETE FROM insured; --"],
  ['script-in-relation', '/requester/relation', '<script>alert(1)</script>'],
  ['script-in-email', '/requester/email', '"><img src=x onerror=alert(1)>@example.vn'],
  ['script-in-phone', '/requester/phone', 'javascript:alert(1)'],
  ['path-in-media-type', '/attachments/0/mediaType', '../../etc/passwd'],
  ['checksum-not-hexadecimal', '/attachments/0/sha256', 'z'.repeat(64)],
  ['impossible-day-february-30', '/death/date', '2026-02-30'],
  ['impossible-month-13', '/deceased/birthDate', '1948-13'],
  ['impossible-hour-25', '/death/time', '25:00'],
  ['unknown-field', '/isAdmin', true],
];

/** Each field is well formed; together, or on that day, they cannot be. */
const MISFITS: readonly (readonly [name: string, pointer: string, value: unknown])[] = [
  ['unknown-commune', '/commune', '99999'],
  ['death-in-the-future', '/death/date', FAR_FUTURE],
  ['death-before-birth', '/death/date', '1900-01-01'],
];

const FOUR_OF_MANY = Buffer.from([0xc3, 0x28, 0xff, 0xfe]);
const TEN_MEGABYTES = 10 * 1024 * 1024;

/** Forty ways in which a body is not a declaration; `valid` is what they are made from. */
export function hostileDeclarations(valid: Declaration): HostileDeclaration[] {
  const text = JSON.stringify(valid);
  const field =
    (refusedBy: 'form' | 'rules') =>
    ([name, pointer, value]: readonly [string, string, unknown]): HostileDeclaration => ({
      name,
      body: JSON.stringify(changed(valid, (declaration) => put(declaration, pointer, value))),
      refusedBy,
      expect: { status: [422], pointer },
    });
  return [
    ...WRONG_FIELDS.map(field('form')),
    ...MISFITS.map(field('rules')),
    {
      name: 'cut-off-in-the-middle',
      body: text.slice(0, text.length / 2),
      refusedBy: 'reading',
      expect: { status: [400] },
    },
    { name: 'broken-utf-8', body: brokenUtf8(text, valid), refusedBy: 'reading', expect: { status: [400] } },
    { name: 'nested-too-deep', body: nested(text), refusedBy: 'reading', expect: { status: [400, 422] } },
    {
      name: 'ten-megabytes',
      body: JSON.stringify(
        changed(valid, (declaration) => put(declaration, '/note', 'a'.repeat(TEN_MEGABYTES))),
      ),
      refusedBy: 'reading',
      expect: { status: [413] },
    },
  ];
}

function changed(valid: Declaration, change: Change): unknown {
  const copy = structuredClone(valid) as unknown as Record<string, unknown>;
  change(copy);
  return copy;
}

function put(declaration: Record<string, unknown>, pointer: string, value: unknown): void {
  const names = pointer.slice(1).split('/');
  const last = names.pop()!;
  const parent = names.reduce((at, name) => at[name]!, declaration as Loose) as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}

/** In the middle of a name, where a lenient reader would put a replacement character and go on. */
function brokenUtf8(text: string, { deceased }: Declaration): Buffer {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(Buffer.from(deceased.familyName)) + 1;
  return Buffer.concat([bytes.subarray(0, at), FOUR_OF_MANY, bytes.subarray(at)]);
}

const DEPTH = 5000;

const nested = (text: string): string =>
  `${text.slice(0, -1)},"note":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`;
