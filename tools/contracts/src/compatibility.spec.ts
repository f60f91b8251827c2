import { jsonSchemaOf, Declaration, RegisterDeath, type JsonSchema } from '@lien-thong/contracts';
import { changesBetween } from './compatibility';
import { COMPATIBILITY_RULES, verdictOf, type ChangeKind, type Verdict } from './compatibility-rules';

const PUBLISHED = jsonSchemaOf(RegisterDeath);

type Fields = Record<string, JsonSchema>;

const fields = (schema: JsonSchema): Fields => schema.properties!;
const part = (schema: JsonSchema, name: string): JsonSchema => schema.$defs![name]!;

interface Row {
  readonly does: string;
  readonly change: (schema: JsonSchema) => void;
  readonly kind: ChangeKind;
  readonly pointer: string;
  readonly message: Verdict;
  readonly form: Verdict;
}

const row = (
  does: string,
  change: Row['change'],
  kind: ChangeKind,
  pointer: string,
  message: Verdict,
  form: Verdict,
): Row => ({ does, change, kind, pointer, message, form });

const OK = 'compatible';
const NO = 'breaking';

const ROWS: Row[] = [
  row(
    'says a title otherwise',
    (s) => (fields(s)['copies']!.title = 'Số bản'),
    'text-changed',
    '#/properties/copies/title',
    OK,
    OK,
  ),
  row(
    'adds a note',
    (s) => (fields(s)['copies']!.description = 'x'),
    'text-changed',
    '#/properties/copies/description',
    OK,
    OK,
  ),
  row(
    'titles a part otherwise',
    (s) => (fields(s)['death']!.title = 'x'),
    'text-changed',
    '#/properties/death/title',
    OK,
    OK,
  ),
  row(
    'adds an optional field',
    (s) => (fields(s)['urgent'] = { type: 'boolean' }),
    'optional-field-added',
    '#/properties/urgent',
    OK,
    OK,
  ),
  row(
    'adds an optional field to a part',
    (s) => (fields(part(s, 'Deceased'))['alias'] = { type: 'string' }),
    'optional-field-added',
    '#/$defs/Deceased/properties/alias',
    OK,
    OK,
  ),
  row(
    'adds a required field',
    (s) => {
      fields(s)['urgent'] = { type: 'boolean' };
      s.required!.push('urgent');
    },
    'required-field-added',
    '#/properties/urgent',
    NO,
    NO,
  ),
  row(
    'removes a field',
    (s) => {
      delete fields(s)['copies'];
      s.required = s.required!.filter((n) => n !== 'copies');
    },
    'field-removed',
    '#/properties/copies',
    NO,
    NO,
  ),
  row(
    'removes an optional field',
    (s) => delete fields(part(s, 'Requester'))['email'],
    'field-removed',
    '#/$defs/Requester/properties/email',
    NO,
    NO,
  ),
  row(
    'demands an optional field',
    (s) => part(s, 'Requester').required!.push('email'),
    'field-made-required',
    '#/$defs/Requester/properties/email',
    NO,
    NO,
  ),
  row(
    'no longer demands a field',
    (s) => s.required!.splice(s.required!.indexOf('copies'), 1),
    'field-made-optional',
    '#/properties/copies',
    NO,
    OK,
  ),
  row(
    'changes a type',
    (s) => (fields(s)['copies']!.type = 'number'),
    'type-changed',
    '#/properties/copies/type',
    NO,
    NO,
  ),
  row(
    'makes a part a text',
    (s) => (fields(part(s, 'Death'))['place'] = { type: 'string', title: 'Nơi mất' }),
    'type-changed',
    '#/$defs/Place/type',
    NO,
    NO,
  ),
  row(
    'changes a format',
    (s) => (fields(s)['receivedAt']!.format = 'day'),
    'format-changed',
    '#/properties/receivedAt/format',
    NO,
    NO,
  ),
  row(
    'drops a format',
    (s) => delete fields(s)['receivedAt']!.format,
    'format-changed',
    '#/properties/receivedAt/format',
    NO,
    NO,
  ),
  row(
    'adds a word',
    (s) => (fields(part(s, 'Deceased'))['sex']!.enum = ['male', 'female', 'unknown']),
    'words-added',
    '#/$defs/Deceased/properties/sex/enum',
    NO,
    OK,
  ),
  row(
    'adds a word to a list',
    (s) => (fields(s)['papers']!.items!.enum = [...fields(s)['papers']!.items!.enum!, 'will']),
    'words-added',
    '#/properties/papers/items/enum',
    NO,
    OK,
  ),
  row(
    'lifts a word list',
    (s) => delete fields(part(s, 'Deceased'))['sex']!.enum,
    'words-added',
    '#/$defs/Deceased/properties/sex/enum',
    NO,
    OK,
  ),
  row(
    'removes a word',
    (s) => (fields(part(s, 'Deceased'))['sex']!.enum = ['male']),
    'words-removed',
    '#/$defs/Deceased/properties/sex/enum',
    NO,
    NO,
  ),
  row(
    'closes a text to a word list',
    (s) => (fields(part(s, 'Deceased'))['ethnicity']!.enum = ['Kinh']),
    'words-removed',
    '#/$defs/Deceased/properties/ethnicity/enum',
    NO,
    NO,
  ),
  row(
    'raises a maximum',
    (s) => (fields(s)['copies']!['maximum'] = 50),
    'bound-widened',
    '#/properties/copies/maximum',
    NO,
    OK,
  ),
  row(
    'lowers a maximum',
    (s) => (fields(s)['copies']!['maximum'] = 5),
    'bound-narrowed',
    '#/properties/copies/maximum',
    NO,
    NO,
  ),
  row(
    'drops a maximum',
    (s) => delete fields(s)['copies']!['maximum'],
    'bound-widened',
    '#/properties/copies/maximum',
    NO,
    OK,
  ),
  row(
    'lowers a minimum',
    (s) => (fields(s)['attempt']!['minimum'] = 0),
    'bound-widened',
    '#/properties/attempt/minimum',
    NO,
    OK,
  ),
  row(
    'raises a minimum',
    (s) => (fields(s)['attempt']!['minimum'] = 2),
    'bound-narrowed',
    '#/properties/attempt/minimum',
    NO,
    NO,
  ),
  row(
    'shortens a text',
    (s) => (fields(part(s, 'Death'))['cause']!['maxLength'] = 30),
    'bound-narrowed',
    '#/$defs/Death/properties/cause/maxLength',
    NO,
    NO,
  ),
  row(
    'lengthens a text',
    (s) => (fields(part(s, 'Death'))['cause']!['maxLength'] = 900),
    'bound-widened',
    '#/$defs/Death/properties/cause/maxLength',
    NO,
    OK,
  ),
  row(
    'wants more items',
    (s) => (fields(s)['papers']!['minItems'] = 1),
    'bound-narrowed',
    '#/properties/papers/minItems',
    NO,
    NO,
  ),
  row(
    'takes fewer items',
    (s) => (fields(s)['papers']!['maxItems'] = 3),
    'bound-narrowed',
    '#/properties/papers/maxItems',
    NO,
    NO,
  ),
  row(
    'lets items repeat',
    (s) => delete fields(s)['papers']!['uniqueItems'],
    'bound-widened',
    '#/properties/papers/uniqueItems',
    NO,
    OK,
  ),
  row(
    'forbids repeats',
    (s) => (fields(part(s, 'Death'))['kind']!['uniqueItems'] = true),
    'bound-narrowed',
    '#/$defs/Death/properties/kind/uniqueItems',
    NO,
    NO,
  ),
  row(
    'refuses unknown fields',
    (s) => (s.additionalProperties = false),
    'closed',
    '#/additionalProperties',
    NO,
    NO,
  ),
  row(
    'uses a keyword without a rule',
    (s) => (fields(s)['copies']!['multipleOf'] = 2),
    'keyword-changed',
    '#/properties/copies/multipleOf',
    NO,
    NO,
  ),
];

it.each(ROWS)('a sender who $does: $kind at $pointer', ({ change, kind, pointer, message, form }) => {
  const today = structuredClone(PUBLISHED);
  change(today);
  const found = changesBetween(PUBLISHED, today).find((one) => one.kind === kind);
  expect(found).toMatchObject({ kind, pointer });
  expect([verdictOf(kind, 'message'), verdictOf(kind, 'form')]).toEqual([message, form]);
});

it('tells a renamed field as one removed and one added', () => {
  const today = structuredClone(PUBLISHED);
  fields(today)['copyCount'] = fields(today)['copies']!;
  delete fields(today)['copies'];
  today.required = today.required!.map((name) => (name === 'copies' ? 'copyCount' : name));
  expect(changesBetween(PUBLISHED, today)).toEqual([
    { kind: 'field-removed', pointer: '#/properties/copies' },
    { kind: 'required-field-added', pointer: '#/properties/copyCount' },
  ]);
});

it('tells a form that no longer refuses unknown fields', () => {
  const closed = jsonSchemaOf(Declaration, { closed: true });
  const changes = changesBetween(closed, jsonSchemaOf(Declaration));
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['opened']));
});

it('sees no change where there is none, where a part has another name, and where keys stand in another order', () => {
  expect(changesBetween(PUBLISHED, structuredClone(PUBLISHED))).toEqual([]);
  const renamed = JSON.parse(JSON.stringify(PUBLISHED).replaceAll('Deceased"', 'DeadPerson"')) as JsonSchema;
  expect(changesBetween(PUBLISHED, renamed)).toEqual([]);
  const turned = { ...structuredClone(PUBLISHED), required: [...PUBLISHED.required!].reverse() };
  expect(changesBetween(PUBLISHED, turned)).toEqual([]);
});

it('has tried every rule of the table', () => {
  const tried = new Set<string>([...ROWS.map(({ kind }) => kind), 'opened']);
  expect(Object.keys(COMPATIBILITY_RULES).filter((kind) => !tried.has(kind))).toEqual([]);
});
