/**
 * How a published schema may change without a new version.
 *
 * A message lies in its topic for days and is read by programs that are updated one after another, so both
 * directions must hold: new readers understand what old senders said, and old readers what new senders say. A form
 * is only ever sent by old pages and programs to the new server, so the server may become more lenient.
 */
export type Reading = 'message' | 'form';
export type Verdict = 'compatible' | 'breaking';

interface Rule {
  readonly message: Verdict;
  readonly form: Verdict;
  readonly why: string;
}

export const COMPATIBILITY_RULES = {
  'text-changed': {
    message: 'compatible',
    form: 'compatible',
    why: 'titles, notes and what a field tells of a person are for whoever keeps it; none makes a message readable or not',
  },
  'optional-field-added': {
    message: 'compatible',
    form: 'compatible',
    why: 'old readers leave it alone, new readers do without it',
  },
  'required-field-added': {
    message: 'breaking',
    form: 'breaking',
    why: 'what was sent before does not have it',
  },
  'field-removed': {
    message: 'breaking',
    form: 'breaking',
    why: 'old readers may act on it and old senders still send it; a renamed field is a removed one',
  },
  'field-made-required': {
    message: 'breaking',
    form: 'breaking',
    why: 'what was sent before may lack it',
  },
  'field-made-optional': {
    message: 'breaking',
    form: 'compatible',
    why: 'an old reader demands it',
  },
  'type-changed': { message: 'breaking', form: 'breaking', why: 'one side reads something else' },
  'format-changed': { message: 'breaking', form: 'breaking', why: 'one side refuses what the other writes' },
  'words-added': {
    message: 'breaking',
    form: 'compatible',
    why: 'an old reader parks a word that its list does not have',
  },
  'words-removed': { message: 'breaking', form: 'breaking', why: 'the word was sent before' },
  'bound-widened': { message: 'breaking', form: 'compatible', why: 'an old reader holds the old bound' },
  'bound-narrowed': {
    message: 'breaking',
    form: 'breaking',
    why: 'what was sent before may lie outside it',
  },
  opened: { message: 'compatible', form: 'compatible', why: 'what was refused before is now left alone' },
  closed: { message: 'breaking', form: 'breaking', why: 'unknown fields that were left alone are refused' },
  'keyword-changed': {
    message: 'breaking',
    form: 'breaking',
    why: 'no rule says what this keyword means to a reader; add one first',
  },
} as const satisfies Record<string, Rule>;

export type ChangeKind = keyof typeof COMPATIBILITY_RULES;

export const verdictOf = (kind: ChangeKind, reading: Reading): Verdict => COMPATIBILITY_RULES[kind][reading];
