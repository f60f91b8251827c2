/** A JSON Schema of one row's value; `nullable` is added to each, since null says that nothing is in force. */
export type ValueSchema = { type: string } & Record<string, unknown>;

/** What one data file may say. */
export interface TableShape {
  /** The keys the program reads, all of which must be there. */
  readonly required: readonly string[];
  /** Whether a file may hold other keys than the required ones. */
  readonly open?: boolean;
  readonly value: ValueSchema | ((key: string) => ValueSchema);
}

export const text: ValueSchema = { type: 'string', minLength: 1 };
/** A text whose braces hold one of the words: `{commune}`, or `{4+}` by a pattern. */
export const template = (...words: readonly string[]): ValueSchema => ({
  type: 'string',
  pattern: `^([^{}]|\\{(${words.join('|')})\\})+$`,
});
export const truth: ValueSchema = { type: 'boolean' };
export const whole: ValueSchema = { type: 'integer', minimum: 0 };
export const day: ValueSchema = { type: 'string', format: 'day' };

export const oneOf = (...words: readonly string[]): ValueSchema => ({ type: 'string', enum: words });

export const listOf = (items: ValueSchema): ValueSchema => ({ type: 'array', minItems: 1, items });

export const record = (
  properties: Record<string, ValueSchema>,
  optional: Record<string, ValueSchema> = {},
): ValueSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
  additionalProperties: false,
});

export const desk = oneOf('social-insurance', 'commune', 'home-affairs');
