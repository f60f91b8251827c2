import { PERSONAL, type JsonSchema } from '@lien-thong/contracts';
import type { ChangeKind } from './compatibility-rules';

/** One difference between the published schema and today's. */
export interface Change {
  readonly kind: ChangeKind;
  /** URI fragment with a JSON Pointer (RFC 6901) into the published schema. */
  readonly pointer: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

interface Sides {
  readonly before: JsonSchema;
  readonly now: JsonSchema;
  readonly pointer: string;
}

type Compare = (sides: Sides) => Change[];

const escape = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const changed =
  (keyword: string, kind: ChangeKind): Compare =>
  ({ before, now, pointer }) =>
    same(before[keyword], now[keyword])
      ? []
      : [{ kind, pointer: `${pointer}/${keyword}`, from: before[keyword], to: now[keyword] }];

/** A bound that is absent is as wide as can be. */
const bound =
  (keyword: string, sign: 1 | -1): Compare =>
  ({ before, now, pointer }) => {
    const reach = (schema: JsonSchema) => {
      const value = schema[keyword];
      return typeof value === 'number' ? value * sign : Infinity;
    };
    if (reach(before) === reach(now)) return [];
    const kind = reach(now) > reach(before) ? 'bound-widened' : 'bound-narrowed';
    return [{ kind, pointer: `${pointer}/${keyword}`, from: before[keyword], to: now[keyword] }];
  };

const uniqueItems: Compare = ({ before, now, pointer }) => {
  const [was, is] = [before['uniqueItems'] === true, now['uniqueItems'] === true];
  if (was === is) return [];
  return [
    { kind: is ? 'bound-narrowed' : 'bound-widened', pointer: `${pointer}/uniqueItems`, from: was, to: is },
  ];
};

const words: Compare = ({ before, now, pointer }) => {
  const [was, is] = [before.enum, now.enum];
  const at = `${pointer}/enum`;
  if (!was && !is) return [];
  if (!was) return [{ kind: 'words-removed', pointer: at, from: 'any', to: is }];
  if (!is) return [{ kind: 'words-added', pointer: at, from: was, to: 'any' }];
  const removed = was.filter((word) => !is.includes(word));
  const added = is.filter((word) => !was.includes(word));
  return [
    ...(removed.length ? [{ kind: 'words-removed' as const, pointer: at, from: removed }] : []),
    ...(added.length ? [{ kind: 'words-added' as const, pointer: at, to: added }] : []),
  ];
};

const unknownFields: Compare = ({ before, now, pointer }) => {
  const [was, is] = [before.additionalProperties !== false, now.additionalProperties !== false];
  if (was === is) return [];
  return [{ kind: is ? 'opened' : 'closed', pointer: `${pointer}/additionalProperties` }];
};

const presence: Compare = ({ before, now, pointer }) => {
  const [had, has] = [before.properties ?? {}, now.properties ?? {}];
  const [must, mustNow] = [new Set(before.required), new Set(now.required)];
  return [...new Set([...Object.keys(had), ...Object.keys(has)])].flatMap((name): Change[] => {
    const at = `${pointer}/properties/${escape(name)}`;
    if (!(name in has)) return [{ kind: 'field-removed', pointer: at }];
    if (!(name in had))
      return [{ kind: mustNow.has(name) ? 'required-field-added' : 'optional-field-added', pointer: at }];
    if (must.has(name) === mustNow.has(name)) return [];
    return [{ kind: mustNow.has(name) ? 'field-made-required' : 'field-made-optional', pointer: at }];
  });
};

const nothing: Compare = () => [];

/** Every keyword the generator writes; `$ref` is followed, so a renamed part with the same content is no change. */
const BY_KEYWORD: Record<string, Compare> = {
  $schema: changed('$schema', 'keyword-changed'),
  $ref: nothing,
  $defs: nothing,
  title: changed('title', 'text-changed'),
  description: changed('description', 'text-changed'),
  [PERSONAL]: changed(PERSONAL, 'text-changed'),
  type: changed('type', 'type-changed'),
  format: changed('format', 'format-changed'),
  enum: words,
  minimum: bound('minimum', -1),
  maximum: bound('maximum', 1),
  maxLength: bound('maxLength', 1),
  minItems: bound('minItems', -1),
  maxItems: bound('maxItems', 1),
  uniqueItems,
  additionalProperties: unknownFields,
  properties: presence,
  required: nothing,
  items: nothing,
};

const keywordsChanged: Compare = (sides) =>
  [...new Set([...Object.keys(sides.before), ...Object.keys(sides.now)])].flatMap((keyword) =>
    (BY_KEYWORD[keyword] ?? changed(keyword, 'keyword-changed'))(sides),
  );

function resolve(schema: JsonSchema, root: JsonSchema, pointer: string): [JsonSchema, string] {
  if (!schema.$ref) return [schema, pointer];
  const name = schema.$ref.replace('#/$defs/', '');
  const { title: _title, description: _description, $ref: _ref, ...siblings } = schema;
  const target = root.$defs?.[name];
  if (!target) throw new Error(`${pointer} refers to ${schema.$ref}, which is not there`);
  return [{ ...target, ...siblings }, `#/$defs/${name}`];
}

/** Every difference between a published schema and today's, whatever it means to a reader. */
export function changesBetween(publishedSchema: JsonSchema, todaysSchema: JsonSchema): Change[] {
  const met = new Set<string>();

  function compare(before: JsonSchema, now: JsonSchema, pointer: string): Change[] {
    const [was, at] = resolve(before, publishedSchema, pointer);
    const [is] = resolve(now, todaysSchema, pointer);
    const texts = at === pointer ? [] : textsChanged({ before, now, pointer });
    const pair = `${at} ${now.$ref ?? pointer}`;
    if (met.has(pair)) return texts;
    met.add(pair);
    return [...texts, ...keywordsChanged({ before: was, now: is, pointer: at }), ...below(was, is, at)];
  }

  function below(before: JsonSchema, now: JsonSchema, pointer: string): Change[] {
    const kept = Object.entries(before.properties ?? {}).filter(([name]) => now.properties?.[name]);
    const fields = kept.flatMap(([name, field]) =>
      compare(field, now.properties![name]!, `${pointer}/properties/${escape(name)}`),
    );
    if (!before.items && !now.items) return fields;
    if (!before.items || !now.items)
      return [...fields, { kind: 'type-changed', pointer: `${pointer}/items` }];
    return [...fields, ...compare(before.items, now.items, `${pointer}/items`)];
  }

  return compare(publishedSchema, todaysSchema, '#');
}

const textsChanged: Compare = (sides) =>
  ['title', 'description'].flatMap((keyword) => changed(keyword, 'text-changed')(sides));
