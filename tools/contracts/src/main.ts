import { join } from 'node:path';
import { publications } from './publications';
import { run } from './run';

const root = join(__dirname, '../../..');
const { lines, ok } = run(process.argv[2], publications(), {
  frozen: join(root, 'libs/contracts/frozen'),
  documents: join(root, 'docs/contracts'),
});
(ok ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = ok ? 0 : 1;
