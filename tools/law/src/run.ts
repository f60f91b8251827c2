import { LawDataError, LawGapError, LawQuestionError } from '@lien-thong/law';
import { check, faultsInWords } from './check';
import { explain } from './explain/explain';
import { HELP, HINT } from './help';
import { UnusableFile, UsageError, type Command, type Outcome, type Surroundings } from './outcome';
import { docs } from './page/docs';
import { QUESTION_COMMANDS } from './questions/commands';
import { rows } from './rows/rows';
import { DATA_FOLDER } from './rows/timed-rows';
import { whatIfCommand } from './what-if/what-if';

/** What each word of the command line does. */
const COMMANDS: Readonly<Record<string, Command>> = {
  ...QUESTION_COMMANDS,
  explain,
  'what-if': whatIfCommand,
  rows,
  check,
  docs,
};

/** What parseArgs says of an unknown option or one without its value, without its advice. */
const wrongOption = (error: unknown): string | undefined => {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  if (!String(code).startsWith('ERR_PARSE_ARGS')) return undefined;
  return `tùy chọn không đúng (wrong option): ${String(message).split('. ')[0]}`;
};

/** Runs a command line; whatever is wrong with it, with a file or with the rows is said without a stack trace. */
export async function run(argv: readonly string[], around: Surroundings): Promise<Outcome> {
  const [name = '', ...args] = argv;
  if (['help', '--help', '-h'].includes(name)) return { stdout: HELP, exit: 0 };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return { stderr: name ? `không có lệnh (no command) ${name}\n\n${HELP}` : HELP, exit: 2 };
  try {
    return await command(args, around);
  } catch (error) {
    const wrong = error instanceof UsageError ? error.message : wrongOption(error);
    if (wrong !== undefined) return { stderr: `${name}: ${wrong}\n${HINT}\n`, exit: 2 };
    if (error instanceof UnusableFile || error instanceof LawQuestionError)
      return { stderr: `${name}: ${error.message}\n`, exit: 1 };
    if (error instanceof LawGapError)
      return { stderr: `${name}: dữ liệu luật chưa có dòng nào cho ngày này (${error.message})\n`, exit: 1 };
    if (error instanceof LawDataError)
      return { stderr: faultsInWords(error.faults, DATA_FOLDER).stdout, exit: 1 };
    throw error;
  }
}
