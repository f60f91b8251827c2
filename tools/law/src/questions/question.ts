import Ajv, { type ValidateFunction } from 'ajv';
import { LawGapError, LawQuestionError, type Law } from '@lien-thong/law';
import { answered, type Outcome } from '../outcome';
import { isDay, isInstant } from '../days';
import { problemsOf, type FieldSchema, type Problem } from './problems';

/** One thing that can be asked in JSON: what the question must look like, and who answers. */
export interface Question {
  readonly schema: FieldSchema;
  /** A right question: its fields stand in for wrong ones, so that each wrong field is found. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Throws a LawQuestionError that names the field the law cannot answer. */
  readonly answer: (law: Law, asked: never) => unknown;
}

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('day', isDay);
ajv.addFormat('date', isDay);
ajv.addFormat('instant', isInstant);

const validators = new WeakMap<Question, ValidateFunction>();

function validatorOf(question: Question): ValidateFunction {
  const known = validators.get(question) ?? ajv.compile(question.schema);
  validators.set(question, known);
  return known;
}

export const refused = (problems: readonly Problem[]): Outcome => ({ ...answered({ problems }), exit: 1 });

/** The answer to a question, or one problem for each of its wrong fields. */
export function ask(question: Question, law: Law, text: string): Outcome {
  const asked = parsed(text);
  if ('problem' in asked) return refused([asked.problem]);
  const validate = validatorOf(question);
  const problems = validate(asked.value) ? [] : problemsOf(validate.errors ?? [], question.schema);
  if (problems.some(({ field }) => field === '')) return refused(problems);
  const { answer, more } = answerOrProblems(question, law, asked.value as object, problems);
  return more.length ? refused(more) : answered(answer);
}

function parsed(text: string): { value: unknown } | { problem: Problem } {
  const wrong = (code: string, message: string) => ({ problem: { field: '', code, message } });
  if (text.trim() === '')
    return wrong('no-input', 'Chưa có câu hỏi: hãy đưa JSON vào đầu vào chuẩn (ví dụ: … < cau-hoi.json).');
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return wrong('not-json', 'Đầu vào không phải là JSON hợp lệ.');
  }
}

/**
 * The law refuses one field at a time: the field it names takes the example's value and it is asked again, until it
 * answers, so that a question with three wrong fields is told of three.
 */
function answerOrProblems(
  { example, answer, schema }: Question,
  law: Law,
  asked: object,
  known: readonly Problem[],
): { answer?: unknown; more: readonly Problem[] } {
  const problems = [...known];
  const fields: Record<string, unknown> = { ...asked };
  for (const { field } of known) standIn(fields, field, example);
  for (const name of Object.keys(fields)) if (!(name in (schema.properties ?? {}))) delete fields[name];
  for (let left = Object.keys(fields).length + 1; left > 0; left--) {
    const found = attempt(() => answer(law, fields as never));
    if (!('problem' in found)) return { answer: found.value, more: problems };
    if (problems.some(({ field }) => field === found.problem.field)) break;
    problems.push(found.problem);
    standIn(fields, found.problem.field, example);
  }
  return { more: problems };
}

function standIn(fields: Record<string, unknown>, field: string, example: Readonly<Record<string, unknown>>) {
  const name = field.split('/')[1] ?? '';
  if (name in example) fields[name] = example[name];
  else delete fields[name];
}

function attempt(answer: () => unknown): { value: unknown } | { problem: Problem } {
  try {
    return { value: answer() };
  } catch (error) {
    if (error instanceof LawQuestionError) {
      const { field, code, message } = error;
      return {
        problem: { field: field === '' || field.startsWith('/') ? field : `/${field}`, code, message },
      };
    }
    if (error instanceof LawGapError)
      return {
        problem: {
          field: '',
          code: 'law-not-recorded',
          message: 'Dữ liệu luật chưa có dòng nào trả lời được câu hỏi này.',
        },
      };
    throw error;
  }
}
