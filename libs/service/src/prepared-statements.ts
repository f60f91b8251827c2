import { Client } from 'pg';

/** Statements a connection keeps; those written at run time, in ever other lengths, are left out by this. */
const MOST_STATEMENTS = 300;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

type Query = (...words: unknown[]) => unknown;

/**
 * A connection that prepares each statement with parameters once and then only names it: parsing and planning cost
 * more than running most of ours. PostgreSQL plans it anew when a table's statistics change.
 */
export class PreparingClient extends Client {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    const plain = this.query.bind(this) as Query;
    const prepared: Query = (text, values, ...rest) => {
      const name =
        typeof text === 'string' && Array.isArray(values) && values.length ? nameOf(text) : undefined;
      return name === undefined ? plain(text, values, ...rest) : plain({ name, text, values }, ...rest);
    };
    this.query = prepared as typeof this.query;
  }
}
