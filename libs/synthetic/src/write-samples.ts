import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleFiles } from './sample-files';

/** `node libs/synthetic/dist/write-samples.js`: writes the folder samples/ anew. */
const samples = join(__dirname, '..', '..', '..', 'samples');
for (const { file, content } of sampleFiles()) {
  const path = join(samples, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
