import type { ErrorObject } from 'ajv';

/** One wrong field of what came in: where (a JSON Pointer), what for programs, what for people. */
export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A JSON Schema as far as problems are told from it. */
export interface FieldSchema {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
  readonly [keyword: string]: unknown;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'một nhóm trường { … }',
  array: 'một danh sách [ … ]',
  string: 'chữ',
  number: 'số',
  integer: 'số nguyên',
  boolean: 'true hoặc false',
};

const FORMATS: Readonly<Record<string, { readonly code: string; readonly words: string }>> = {
  day: { code: 'not-a-day', words: 'phải là một ngày có thật, dạng 2026-11-23' },
  date: { code: 'not-a-day', words: 'phải là một ngày có thật, dạng 2026-11-23' },
  instant: {
    code: 'not-an-instant',
    words: 'phải là một thời điểm có múi giờ, dạng 2026-11-23T15:30:00+07:00',
  },
};

type Params = Readonly<Record<string, unknown>>;

interface Telling {
  readonly code: string;
  readonly says: (params: Params) => string;
}

const list = (words: unknown): string => (words as readonly unknown[]).map(String).join(', ');

/** What each keyword of a schema is called when it is broken. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  required: { code: 'missing', says: () => 'còn thiếu' },
  additionalProperties: { code: 'unknown-field', says: () => 'không phải là một trường của câu hỏi này' },
  type: { code: 'wrong-type', says: ({ type }) => `phải là ${TYPE_NAMES[String(type)] ?? String(type)}` },
  enum: { code: 'unknown-word', says: ({ allowedValues }) => `phải là một trong: ${list(allowedValues)}` },
  minLength: { code: 'empty', says: () => 'không được để trống' },
  maxLength: { code: 'too-long', says: ({ limit }) => `chỉ được dài nhất ${String(limit)} chữ` },
  minItems: { code: 'too-few', says: ({ limit }) => `phải có ít nhất ${String(limit)} mục` },
  uniqueItems: { code: 'repeated', says: () => 'có mục bị lặp lại' },
  maxItems: { code: 'too-many', says: ({ limit }) => `chỉ được có nhiều nhất ${String(limit)} mục` },
  minimum: { code: 'out-of-range', says: ({ limit }) => `không được nhỏ hơn ${String(limit)}` },
  maximum: { code: 'out-of-range', says: ({ limit }) => `không được lớn hơn ${String(limit)}` },
  pattern: { code: 'wrong-shape', says: () => 'viết không đúng dạng' },
};

/** One problem for each wrong field, in the order of the fields; the first thing wrong with a field is told. */
export function problemsOf(errors: readonly ErrorObject[], schema: FieldSchema): Problem[] {
  const found = new Map<string, Problem>();
  for (const error of errors) {
    const problem = problemOf(error, schema);
    if (!found.has(problem.field)) found.set(problem.field, problem);
  }
  return [...found.values()];
}

function problemOf({ keyword, instancePath, params }: ErrorObject, schema: FieldSchema): Problem {
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  const inside = missingProperty ?? additionalProperty;
  const field = inside === undefined ? instancePath : `${instancePath}/${escaped(inside)}`;
  const format = keyword === 'format' ? FORMATS[String((params as Params).format)] : undefined;
  const telling = TELLINGS[keyword];
  const code = format?.code ?? telling?.code ?? 'wrong';
  const says = format?.words ?? telling?.says(params as Params) ?? 'không đúng';
  return { field, code, message: `${nameOf(field, schema) || field}: ${says}.` };
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What people call a field: the title of its schema and the place in its list, else its own name. */
export function nameOf(field: string, schema: FieldSchema): string {
  if (field === '') return 'Đầu vào';
  let at: FieldSchema | undefined = schema;
  let name = '';
  for (const part of field.split('/').slice(1)) {
    at = at?.items && /^\d+$/.test(part) ? at.items : at?.properties?.[part];
    const own = at?.title ?? (/^\d+$/.test(part) ? '' : part.replaceAll('~1', '/').replaceAll('~0', '~'));
    name = /^\d+$/.test(part)
      ? `${name}${own && `${name && ', '}${own}`} thứ ${Number(part) + 1}`
      : own || name;
  }
  return name.slice(0, 80);
}
