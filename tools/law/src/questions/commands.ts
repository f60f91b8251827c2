import { parseArgs } from 'node:util';
import { answered, type Command } from '../outcome';
import { amountQuestion, resolveQuestion } from './benefits';
import { catalogue } from './catalogue';
import { deadlineQuestion } from './deadline';
import { papersQuestion } from './papers';
import { unit } from './unit';
import { ask, type Question } from './question';

/** A question asked in JSON on stdin; `--schema` prints what it must look like. */
const asking =
  (question: Question): Command =>
  async (args, { law, stdin }) => {
    const { values } = parseArgs({ args: [...args], options: { schema: { type: 'boolean' } } });
    if (values.schema) return answered(question.schema);
    return ask(question, law(), await stdin());
  };

export const QUESTION_COMMANDS: Readonly<Record<string, Command>> = {
  deadline: asking(deadlineQuestion),
  papers: asking(papersQuestion),
  amount: asking(amountQuestion),
  resolve: asking(resolveQuestion),
  catalogue,
  unit,
};
