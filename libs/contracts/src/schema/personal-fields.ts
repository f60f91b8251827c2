import { jsonSchemaOf, type JsonSchema, type Shape } from './json-schema';

/**
 * What a field tells of a person: who it is, where to reach them, where their money goes, how they are or died; or what
 * lets whoever has it read all that.
 */
export const PERSONAL_KINDS = ['identity', 'contact', 'bank', 'health', 'access'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** The keyword that marks such a field in a JSON Schema. */
export const PERSONAL = 'x-personal';

export interface PersonalField {
  /** JSON Pointer (RFC 6901); `*` stands for every place in a list. */
  readonly pointer: string;
  readonly kind: PersonalKind;
}

const known = new Map<Shape, readonly PersonalField[]>();

/** The fields of a form or message that are encrypted wherever it is kept, in the order they are declared. */
export function personalFields(shape: Shape): readonly PersonalField[] {
  const found = known.get(shape) ?? fieldsOf(jsonSchemaOf(shape));
  known.set(shape, found);
  return found;
}

const fieldsOf = (root: JsonSchema): PersonalField[] => below(root, root, '');

function below(schema: JsonSchema, root: JsonSchema, pointer: string): PersonalField[] {
  const kind = schema[PERSONAL] as PersonalKind | undefined;
  if (kind) return [{ pointer, kind }];
  if (schema.$ref) return below(root.$defs![schema.$ref.replace('#/$defs/', '')]!, root, pointer);
  if (schema.items) return below(schema.items, root, `${pointer}/*`);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    below(field, root, `${pointer}/${name}`),
  );
}
