import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonSchema } from '@lien-thong/contracts';

/** A message as it lay in its topic, written down once. */
export interface FrozenMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

const SCHEMA = '.schema.json';
const SAMPLE = '.sample.json';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The folder of what was published; git keeps it, and only `freeze` writes schemas into it. */
export class FrozenFolder {
  constructor(readonly folder: string) {}

  schemaFile = (place: string): string => place + SCHEMA;

  schemaOf(place: string): JsonSchema | undefined {
    const file = join(this.folder, this.schemaFile(place));
    return existsSync(file) ? (read(file) as JsonSchema) : undefined;
  }

  freeze(place: string, schema: JsonSchema): void {
    const file = join(this.folder, this.schemaFile(place));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  }

  /** `<place>.sample.json`, and `<place>.<what is special>.sample.json` for further ones. */
  samplesOf = (place: string): string[] =>
    this.files(SAMPLE).filter((file) => file === place + SAMPLE || file.startsWith(`${place}.`));

  sample = (file: string): unknown => read(join(this.folder, file));

  /** Places that have a schema or a sample, whether or not a class still stands behind them. */
  places = (): string[] => [
    ...new Set([
      ...this.files(SCHEMA).map((file) => file.slice(0, -SCHEMA.length)),
      ...this.files(SAMPLE).map((file) => /^[^.]+(\.v\d+)?/.exec(file)![0]),
    ]),
  ];

  private files = (ending: string): string[] => globSync(`**/*${ending}`, { cwd: this.folder }).sort();
}
