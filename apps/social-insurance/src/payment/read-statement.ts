import type { Statement, StatementLine } from '@lien-thong/contracts';
import { problemOfStatus } from '@lien-thong/service';
import type { Readable } from 'node:stream';

/** Far more than the lines that a statement may have. */
const MOST_BYTES = 500_000;

const WHOLE = /^\d{1,16}$/;

/** The fields of a line; payers quote them or do not, and none of these holds a comma. */
const fieldsOf = (line: string): string[] =>
  line.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));

/** What is not a line of a statement is left to be found at fault, with its place. */
function lineOf(text: string): StatementLine {
  const [reference, result, on, amount = '', fault] = fieldsOf(text);
  return {
    reference,
    result,
    on,
    amount: WHOLE.test(amount) ? Number(amount) : amount,
    ...(fault ? { fault } : {}),
  } as StatementLine;
}

/** The lines of a CSV file after its titles. @throws Problem 413 */
export async function readStatement(file: Readable): Promise<Statement> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw problemOfStatus(413);
    chunks.push(chunk);
  }
  const [, ...lines] = Buffer.concat(chunks)
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim());
  return { lines: lines.map(lineOf) };
}
