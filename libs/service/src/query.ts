import { formFaults, jsonSchemaOf, type JsonSchema, type Shape } from '@lien-thong/contracts';
import { invalid } from './problem';

type Read = (text: string) => unknown;

const WHOLE_NUMBER = /^-?\d{1,16}$/;

/** An address holds text alone; what cannot be read as its kind stays text, and is then a fault of its field. */
const READ: Record<string, Read> = {
  integer: (text) => (WHOLE_NUMBER.test(text) ? Number(text) : text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
};

const readers = new Map<Shape, ReadonlyMap<string, Read>>();

function readersOf(shape: Shape): ReadonlyMap<string, Read> {
  const known = readers.get(shape);
  if (known) return known;
  const properties = Object.entries<JsonSchema>(jsonSchemaOf(shape).properties ?? {});
  const made = new Map(
    properties.flatMap(([name, { type }]) => {
      const read = READ[type ?? ''];
      return read ? [[name, read] as const] : [];
    }),
  );
  readers.set(shape, made);
  return made;
}

/** The query of an address as the form it must be. @throws Problem 422 that names each parameter at fault */
export function queryOf<T extends object>(shape: Shape<T>, query: unknown): T {
  const read = readersOf(shape);
  const asked = Object.fromEntries(
    Object.entries(query as Record<string, unknown>).map(([name, value]) => [
      name,
      typeof value === 'string' ? (read.get(name)?.(value) ?? value) : value,
    ]),
  );
  const faults = formFaults(shape, asked);
  if (faults.length) throw invalid('invalid-query', faults, 'Điều kiện tìm chưa đúng.');
  return asked as T;
}
