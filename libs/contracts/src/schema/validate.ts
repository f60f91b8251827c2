import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { formats } from './formats';
import { jsonSchemaOf, type JsonSchema, type Shape } from './json-schema';
import { faultText } from './fault-text';
import { PERSONAL } from './personal-fields';

/** One thing wrong with one field. */
export interface FieldFault {
  /** JSON Pointer (RFC 6901) into what was sent, e.g. `/deceased/birthDate`. */
  pointer: string;
  /** Stable, kebab-case, for programs. */
  code: string;
  /** A Vietnamese sentence for people. */
  message: string;
}

const ajv = new Ajv2020({
  strict: true,
  strictSchema: true,
  allErrors: false,
  verbose: true,
  discriminator: false,
});
const ajvEveryFault = new Ajv2020({ strict: true, allErrors: true, verbose: true });
for (const instance of [ajv, ajvEveryFault]) {
  instance.addVocabulary([PERSONAL]);
  for (const [name, validate] of Object.entries(formats))
    instance.addFormat(name, { type: 'string', validate });
}

const compiled = new Map<string, ValidateFunction>();

function validatorOf(shape: Shape, closed: boolean, every: boolean): ValidateFunction {
  const key = `${shape.name}|${closed}|${every}`;
  let validate = compiled.get(key);
  if (!validate) {
    const { $schema: _, ...schema } = jsonSchemaOf(shape, { closed });
    validate = (every ? ajvEveryFault : ajv).compile(schema);
    compiled.set(key, validate);
  }
  return validate;
}

/** At most this many faults of one input are told: more help nobody and cost the attacker nothing. */
const MOST_FAULTS = 100;

/** Whether `data` is a valid `shape`: the quick answer, for the consumers' hot path. Unknown fields are allowed. */
export const isValid = <T extends object>(shape: Shape<T>, data: unknown): data is T =>
  validatorOf(shape, false, false)(data);

/** What is wrong with a form, field by field; an empty list when nothing is. Unknown fields are faults. */
export function formFaults(shape: Shape, data: unknown): FieldFault[] {
  if (validatorOf(shape, true, false)(data)) return [];
  const validate = validatorOf(shape, true, true);
  validate(data);
  return faultsOf(validate.errors ?? []);
}

/** What is wrong with a message; for the person who reads a parked one. */
export function messageFaults(shape: Shape, data: unknown): FieldFault[] {
  const validate = validatorOf(shape, false, true);
  return validate(data) ? [] : faultsOf(validate.errors ?? []);
}

function faultsOf(errors: ErrorObject[]): FieldFault[] {
  const seen = new Map<string, FieldFault>();
  for (const error of errors) {
    const pointer = pointerOf(error);
    if (!seen.has(pointer) && seen.size < MOST_FAULTS) seen.set(pointer, { pointer, ...faultText(error) });
  }
  return [...seen.values()];
}

const escape = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function pointerOf({ instancePath, params, keyword }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  if (keyword === 'required' && missingProperty) return `${instancePath}/${escape(missingProperty)}`;
  if (keyword === 'additionalProperties' && additionalProperty)
    return `${instancePath}/${escape(additionalProperty).slice(0, 80)}`;
  return instancePath;
}

export type { JsonSchema };
