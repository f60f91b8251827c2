import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allAclCommands } from '@lien-thong/contracts';
import { contractFaults } from './check';
import { documentsOf } from './documents/documents';
import { freeze } from './freeze';
import { FrozenFolder } from './frozen';
import type { Publication } from './publications';

export interface Places {
  readonly frozen: string;
  readonly documents: string;
}

/** What a command has to say, and whether all is well. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

type Act = (published: readonly Publication[], places: Places) => Outcome;

function staleDocuments(published: readonly Publication[], { frozen, documents }: Places): string[] {
  return Object.entries(documentsOf(published, new FrozenFolder(frozen)))
    .filter(([name, text]) => {
      const file = join(documents, name);
      return !existsSync(file) || readFileSync(file, 'utf8') !== text;
    })
    .map(([name]) => `${name}: out of date; run docs`);
}

const checkAll: Act = (published, places) => {
  const faults = contractFaults(published, new FrozenFolder(places.frozen));
  const lines = [...faults, ...staleDocuments(published, places)];
  return lines.length
    ? { lines, ok: false }
    : { lines: [`${published.length} contracts agree with what was published`], ok: true };
};

const freezeAll: Act = (published, places) => {
  const { written, refused } = freeze(published, new FrozenFolder(places.frozen));
  const lines = [...written.map((file) => `${file}: frozen`), ...refused];
  if (refused.length)
    lines.push('breaking changes are not frozen: declare the next version beside the old one');
  return { lines: lines.length ? lines : ['nothing to freeze'], ok: !refused.length };
};

const writeDocuments: Act = (published, { frozen, documents }) => {
  mkdirSync(documents, { recursive: true });
  const texts = Object.entries(documentsOf(published, new FrozenFolder(frozen)));
  for (const [name, text] of texts) writeFileSync(join(documents, name), text);
  return { lines: texts.map(([name]) => `${name}: written`), ok: true };
};

/** For whoever sets a broker up: `kafka-acls --bootstrap-server … --command-config …` takes each line. */
const printAcls: Act = () => ({ lines: allAclCommands().map((words) => words.join(' ')), ok: true });

const ACTS: Record<string, Act> = {
  check: checkAll,
  freeze: freezeAll,
  docs: writeDocuments,
  acls: printAcls,
};

const USAGE = [
  'usage: main.js check|freeze|docs|acls',
  '  check   fails when a published schema or sample would break, or a document is out of date',
  '  freeze  writes new and compatibly changed schemas; refuses breaking changes',
  '  docs    writes asyncapi.yaml and index.html',
  '  acls    prints the arguments of kafka-acls, one call a line: what each office may read and write',
];

export function run(command: string | undefined, published: readonly Publication[], places: Places): Outcome {
  const act = Object.hasOwn(ACTS, command ?? '') ? ACTS[command!] : undefined;
  return act ? act(published, places) : { lines: USAGE, ok: false };
}
