import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Declaration,
  formFaults,
  messageFaults,
  messageKindOfType,
  messageKinds,
  NonAcceptance,
  Supplement,
  type Shape,
} from '.';

interface FrozenMessage {
  key: string;
  headers: Record<string, string>;
  data: unknown;
}

const folder = join(__dirname, '../frozen');
const files = globSync('**/*.sample.json', { cwd: folder }).sort();
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const FORMS: Record<string, Shape> = {
  'forms/declaration.sample.json': Declaration,
  'forms/non-acceptance.sample.json': NonAcceptance,
  'forms/supplement.sample.json': Supplement,
};

it.each(files.filter((file) => !file.startsWith('forms/')))(
  '%s, once published, is still read today',
  (file) => {
    const { key, headers, data } = read(file) as FrozenMessage;
    const kind = messageKindOfType(headers['ce_type']!);
    if (!kind) throw new Error(`nobody declares ${headers['ce_type']}`);
    expect(messageFaults(kind.shape, data)).toEqual([]);
    expect(headers['ce_subject']).toBe(key);
  },
);

it.each(files.filter((file) => file.startsWith('forms/')))('%s, once taken, is still taken today', (file) => {
  expect(formFaults(FORMS[file]!, read(file))).toEqual([]);
});

it('has a sample of every message', () => {
  const sampled = new Set(
    files
      .filter((file) => !file.startsWith('forms/'))
      .map((file) => (read(file) as FrozenMessage).headers['ce_type']),
  );
  expect(
    messageKinds()
      .map(({ type }) => type)
      .filter((type) => !sampled.has(type)),
  ).toEqual([]);
});
