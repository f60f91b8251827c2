import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { getMetadataStorage } from 'class-validator';

export type JsonSchema = {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: readonly unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: boolean;
  'x-personal'?: string;
  [keyword: string]: unknown;
};

export type Shape<T extends object = object> = new () => T;

/** The class-validator rules that have an exact JSON Schema twin; a field made of anything else is refused. */
const KNOWN_RULES = new Set([
  'isDefined',
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isObject',
  'isArray',
  'isIn',
  'min',
  'max',
  'maxLength',
  'arrayMinSize',
  'arrayMaxSize',
  'arrayUnique',
  'format',
]);
const KNOWN_KINDS = new Set(['customValidation', 'conditionalValidation', 'nestedValidation', 'isDefined']);

interface Rule {
  type: string;
  name?: string;
  propertyName: string;
}

const rulesByClass = (): Map<{ name: string }, Rule[]> =>
  (getMetadataStorage() as unknown as { validationMetadatas: Map<{ name: string }, Rule[]> })
    .validationMetadatas;

const isKnown = ({ type, name }: Rule): boolean =>
  KNOWN_KINDS.has(type) && (name === undefined ? type !== 'customValidation' : KNOWN_RULES.has(name));

/** Looks at the classes of contracts alone: other classes of the process may be validated by any rule. */
function refuseUnknownRules(name: string): void {
  const rules = rulesByClass();
  const shape = [...rules.keys()].find((target) => target.name === name);
  for (let target: unknown = shape; typeof target === 'function'; target = Object.getPrototypeOf(target)) {
    const unknown = rules.get(target)?.find((rule) => !isKnown(rule));
    if (unknown)
      throw new Error(
        `${name}.${unknown.propertyName}: the rule ${unknown.name ?? unknown.type} has no JSON Schema twin`,
      );
  }
}

let definitions: Record<string, JsonSchema> | undefined;

function allDefinitions(): Record<string, JsonSchema> {
  definitions ??= validationMetadatasToSchemas({
    refPointerPrefix: '#/$defs/',
    classTransformerMetadataStorage: defaultMetadataStorage as never,
    additionalConverters: { format: () => ({}), isDefined: () => ({}) },
  }) as Record<string, JsonSchema>;
  return definitions;
}

const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) =>
        key === '$ref' && typeof part === 'string' ? [part.replace('#/$defs/', '')] : refsIn(part),
      );

/**
 * The JSON Schema (2020-12) of a form or message class, with everything it refers to under `$defs`.
 * `closed` schemas refuse unknown fields: forms are closed, messages are open so that a sender may add a field.
 */
export function jsonSchemaOf(shape: Shape, { closed = false } = {}): JsonSchema {
  const every = allDefinitions();
  const wanted = new Map<string, JsonSchema>();
  const take = (name: string) => {
    if (wanted.has(name)) return;
    refuseUnknownRules(name);
    const found = every[name];
    if (!found) throw new Error(`${name} has no field with a kind from the closed list`);
    wanted.set(name, closed ? { ...found, additionalProperties: false } : found);
    refsIn(found).forEach(take);
  };
  take(shape.name);
  const root = wanted.get(shape.name)!;
  wanted.delete(shape.name);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...root,
    ...(wanted.size ? { $defs: Object.fromEntries([...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) } : {}),
  };
}
