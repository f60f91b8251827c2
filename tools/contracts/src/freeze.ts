import { breakingLines } from './check';
import type { FrozenFolder } from './frozen';
import type { Publication } from './publications';

export interface Frozen {
  readonly written: string[];
  /** Lines that say why; the published file is left as it is. */
  readonly refused: string[];
}

/** Writes what is new or changed compatibly; a breaking change is refused and needs a new version. */
export function freeze(published: readonly Publication[], frozen: FrozenFolder): Frozen {
  const written: string[] = [];
  const refused: string[] = [];
  for (const one of published) {
    const breaking = breakingLines(one, frozen);
    refused.push(...breaking);
    if (breaking.length || JSON.stringify(frozen.schemaOf(one.place)) === JSON.stringify(one.schema))
      continue;
    frozen.freeze(one.place, one.schema);
    written.push(frozen.schemaFile(one.place));
  }
  return { written, refused };
}
