import type { Law } from '@lien-thong/law';

/** What a command has to say. Programs read stdout; whatever else there is to tell goes to stderr. */
export interface Outcome {
  readonly stdout?: string;
  readonly stderr?: string;
  /** 0 answered, 1 the question or the data is wrong, 2 the command line is wrong. */
  readonly exit: 0 | 1 | 2;
}

/** The world around a command: what it reads, and where from. */
export interface Surroundings {
  /** The repository's root: where `docs/law.md` and the rows stand. */
  readonly root: string;
  /** The law that the repository's rows say; throws a LawDataError when they are at fault. */
  readonly law: () => Law;
  readonly stdin: () => Promise<string>;
  /** An instant with its offset, for a sample that does not say when it was received. */
  readonly now: () => string;
}

export type Command = (args: readonly string[], around: Surroundings) => Outcome | Promise<Outcome>;

/** The command line itself is wrong: what is wrong, in Vietnamese and English. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file that was named cannot be used: what is wrong with it, in Vietnamese. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

export const told = (lines: readonly string[] | string): Outcome => ({
  stdout: `${(typeof lines === 'string' ? [lines] : lines).join('\n')}\n`,
  exit: 0,
});
export const answered = (value: unknown): Outcome => ({
  stdout: `${JSON.stringify(value, null, 2)}\n`,
  exit: 0,
});
