import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { told, type Command } from '../outcome';
import { lawPage } from './law-page';

/** `docs` writes the page of the law; `docs --check` fails when it is not what the rows say. */
export const docs: Command = (args, { root, law: readLaw }) => {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' } } });
  const law = readLaw();
  const page = lawPage(law);
  const file = join(root, 'docs/law.md');
  if (!values.check) {
    writeFileSync(file, page);
    return told(`docs/law.md: đã ghi ${law.rows.length} dòng luật`);
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === page)
    return told('docs/law.md đúng với dữ liệu luật');
  return {
    ...told('docs/law.md không đúng với dữ liệu luật: chạy `npm run law -- docs` (out of date; run docs)'),
    exit: 1,
  };
};
