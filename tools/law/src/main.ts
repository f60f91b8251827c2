import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { loadLaw } from '@lien-thong/law';
import { run } from './run';

// a reader such as `head` may close the pipe early
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), {
  root: join(__dirname, '../../..'),
  law: () => loadLaw(),
  stdin: () => text(process.stdin),
  now: () => new Date().toISOString(),
}).then(
  ({ stdout, stderr, exit }) => {
    if (stdout !== undefined) process.stdout.write(stdout);
    if (stderr !== undefined) process.stderr.write(stderr);
    process.exitCode = exit;
  },
  (error: unknown) => {
    process.stderr.write(`Lỗi của chương trình (a fault of the program): ${String(error)}\n`);
    process.exitCode = 1;
  },
);
