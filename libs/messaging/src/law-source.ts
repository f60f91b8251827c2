import { NotYet } from '@lien-thong/service';

/**
 * The law a service goes by, as far as messages care: what is said is stamped with the version that was read, and what
 * is heard waits until the version its sender read is here too. Nobody decides by an older law than who asked.
 */
export interface LawSource<L extends { readonly version: string } = { readonly version: string }> {
  /** The law in force here; undefined until the first has arrived. */
  current(): L | undefined;
  /** The first of these versions that has not arrived here; looks for new ones first where it must. */
  missing(versions: ReadonlySet<string>): Promise<string | undefined>;
}

export class LawNotHere extends NotYet {
  constructor(readonly version?: string) {
    super(version ? `waits for version ${version} of the law` : 'waits for the law');
  }
}

/** The versions a batch was said under, as far as they have not arrived; throws for the first of them. */
export async function waitsFor(law: LawSource, versions: ReadonlySet<string>): Promise<void> {
  const missing = await law.missing(versions);
  if (missing !== undefined || !law.current()) throw new LawNotHere(missing);
}

/** The law of one transaction: read once, so that what is decided and what is stamped is the same. */
export function lawOf(source: LawSource | undefined): { version?: string; read: () => { version: string } } {
  const law = source?.current();
  return {
    version: law?.version,
    read: () => {
      if (!law) throw new LawNotHere();
      return law;
    },
  };
}
