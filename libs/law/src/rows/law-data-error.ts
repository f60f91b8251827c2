/** One fault of the law's data, where a lawyer finds it. */
export interface LawFault {
  readonly file: string;
  readonly line: number;
  readonly code:
    | 'not-readable'
    | 'wrong-shape'
    | 'unknown-field'
    | 'missing-field'
    | 'unknown-key'
    | 'missing-key'
    | 'bad-date'
    | 'overlap'
    | 'gap'
    | 'ambiguous-scope'
    | 'unknown-reference'
    | 'lunar-mismatch';
  readonly message: string;
}

/** The law's data is not fit for use; says every fault, not only the first. */
export class LawDataError extends Error {
  constructor(readonly faults: readonly LawFault[]) {
    super(faults.map((f) => `${f.file}:${f.line} ${f.code}: ${f.message}`).join('\n'));
    this.name = 'LawDataError';
  }
}
