/** The law cannot answer what was asked: a field of the question is wrong, not the data. */
export class LawQuestionError extends Error {
  constructor(
    /** The field of the question, e.g. `procedure` or `pauses/0/from`. */
    readonly field: string,
    /** Stable, for programs. */
    readonly code: string,
    /** Vietnamese, for people. */
    message: string,
  ) {
    super(message);
    this.name = 'LawQuestionError';
  }
}
