import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidatorOptions } from 'class-validator';
import * as fc from 'fast-check';
import { Declaration, NonAcceptance, Supplement, formFaults, isValid, messageKinds, type Shape } from '..';
import type { Format } from './formats';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

type Json = Record<string, unknown> | unknown[];

const digits = (min: number, max = min) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const day = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2400-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

const WELL_FORMED: Record<Exclude<Format, 'text'>, fc.Arbitrary<string>> = {
  day,
  'partial-day': fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length)),
  instant: fc
    .tuple(day, fc.constantFrom('Z', '+07:00', '.118Z'))
    .map(([text, end]) => `${text}T09:12:40${end}`),
  time: fc.constantFrom('00:00', '03:45', '23:59'),
  'personal-id': digits(12),
  phone: digits(9, 10).map((rest) => `0${rest}`),
  'one-time-code': digits(6),
  email: fc.constantFrom('ngoclan.tran@example.vn', 'a+b@x-y.gov.vn'),
  'commune-code': digits(5),
  'province-code': digits(2),
  sha256: hex(64),
  uuid: fc.uuid(),
  code: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$/),
  'law-file': fc.constantFrom('parameters.yaml', 'office-hours.yaml'),
  'account-number': digits(6, 20),
};

/** Up to the very bound, in letters of one, two and four bytes: both validators must count alike. */
const readable = (max: number) =>
  fc
    .array(fc.constantFrom('a', 'ố', 'Đ', ' ', '\n', '🙏', '<', '"'), { maxLength: max - 1, size: 'max' })
    .map((letters) => `x${letters.join('')}`);

function valid(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.$ref) return valid(root.$defs![schema.$ref.replace('#/$defs/', '')]!, root);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const bounds = schema as Record<string, number>;
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: bounds['minimum']!, max: bounds['maximum']! });
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const size = { minLength: bounds['minItems']!, maxLength: Math.min(bounds['maxItems']!, 5) };
      const item = valid(schema.items!, root);
      return schema['uniqueItems'] ? fc.uniqueArray(item, size) : fc.array(item, size);
    }
    case 'string':
      return schema.format === 'text'
        ? readable(Math.min(bounds['maxLength']!, 300))
        : WELL_FORMED[schema.format as keyof typeof WELL_FORMED];
    default:
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties!).map(([name, field]) => [name, valid(field, root)]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
  }
}

/** Something that may stand where something else should. */
const foreign: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 'true', 0, -1, 1.5, 1e21, '5', '', '   ', [], {}, [null], [[]], [{}], {
    length: 1,
  }),
  fc.constantFrom(
    '2026-02-30',
    'tên\ufe0f',
    '\ud83d',
    'a\u0000b',
    'ố'.repeat(3000),
    '🙏'.repeat(151),
    'death-notice',
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.integer(),
);

type Change = (holder: Json, key: string) => void;

const replaced = foreign.map(
  (value): Change =>
    (holder, key) =>
      void ((holder as Record<string, unknown>)[key] = value),
);
const missing = fc.constant<Change>((holder, key) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
});
/** Names that every object inherits are not among them: class-transformer drops those before anything is judged. */
const extra = fc
  .tuple(fc.constantFrom('later', 'ghi chú', 'a/b', '0'), foreign)
  .map(([name, value]): Change => (holder, key) => {
    const inside = (holder as Record<string, unknown>)[key];
    const target = typeof inside === 'object' && inside !== null && !Array.isArray(inside) ? inside : holder;
    if (!Array.isArray(target)) (target as Record<string, unknown>)[name] = value;
  });
const repeated = fc.integer({ min: 1, max: 22 }).map((times): Change => (holder, key) => {
  const value = (holder as Record<string, unknown>)[key];
  if (Array.isArray(value)) for (let i = 0; i < times; i++) value.push(value[0]);
  else if (typeof value === 'string') (holder as Record<string, unknown>)[key] = value.repeat(times + 1);
});
const change = fc.oneof({ weight: 4, arbitrary: replaced }, missing, extra, repeated);

const places = (value: unknown): [Json, string][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) => [
        [value as Json, key] as [Json, string],
        ...places(part),
      ]);

function changedAt(data: unknown, at: number, make: Change): unknown {
  const copy = structuredClone(data);
  const all = places(copy);
  if (all.length) make(...all[at % all.length]!);
  return copy;
}

const byDecorators = (shape: Shape, data: unknown, options: ValidatorOptions): boolean =>
  validateSync(plainToInstance<object, unknown>(shape, data), { forbidUnknownValues: true, ...options })
    .length === 0;

const CLOSED = { whitelist: true, forbidNonWhitelisted: true };

/** Both validators' word on one input. */
const messageVerdicts = (shape: Shape, data: unknown) => ({
  ajv: isValid(shape, data),
  decorators: byDecorators(shape, data, {}),
});
const formVerdicts = (shape: Shape, data: unknown) => ({
  ajv: formFaults(shape, data).length === 0,
  decorators: byDecorators(shape, data, CLOSED),
});

const SHAPES: [string, Shape, typeof messageVerdicts][] = [
  ...messageKinds().map(
    ({ shape }) => [shape.name, shape, messageVerdicts] as [string, Shape, typeof messageVerdicts],
  ),
  ...[Declaration, NonAcceptance, Supplement].map(
    (shape) => [shape.name, shape, formVerdicts] as [string, Shape, typeof messageVerdicts],
  ),
];

describe.each(SHAPES)('%s', (_, shape, verdicts) => {
  const schema = jsonSchemaOf(shape);
  const right = valid(schema, schema);

  it('is taken by class-validator and by Ajv when it is right', () => {
    fc.assert(
      fc.property(right, (data) => expect(verdicts(shape, data)).toEqual({ ajv: true, decorators: true })),
      { numRuns: 60 },
    );
  });

  it('gets the same verdict of both when one or two places are changed', () => {
    const twice = fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(right, twice, (data, changes) => {
        const input = changes.reduce((now, [at, make]) => changedAt(now, at, make), data);
        const { ajv, decorators } = verdicts(shape, input);
        expect(decorators).toBe(ajv);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused by both when a required field is missing or null', () => {
    const field = fc.constantFrom(...schema.required!);
    fc.assert(
      fc.property(right, field, fc.boolean(), (data, name, asNull) => {
        const input = { ...(data as object), [name]: asNull ? null : undefined };
        const sent: unknown = JSON.parse(JSON.stringify(input));
        expect(verdicts(shape, sent)).toEqual({ ajv: false, decorators: false });
      }),
      { numRuns: 30 },
    );
  });
});
