import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageKinds, type Office, readersOf } from '@lien-thong/contracts';
import { ENVELOPE } from './envelope';

const root = join(__dirname, '../../../..');
const source = (file: string) => readFileSync(join(root, file), 'utf8');

it('documents exactly the headers that the messaging library writes', () => {
  const code = source('libs/messaging/src/envelope.ts');
  const written = new Set(
    [...code.matchAll(/\b(ce_[a-z]+|content-type|traceparent)\b/g)].map(([name]) => name),
  );
  expect([...written].sort()).toEqual(Object.keys(ENVELOPE).sort());
});

/** Who handles a message, by class name, as the handlers' decorators say. */
const handlers = globSync('apps/*/src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.spec.ts'))
  .flatMap((file) =>
    [...source(file).matchAll(/@Handles\(\s*(\w+)/g)].map(([, shape]) => ({
      office: file.split('/')[1] as Office,
      shape,
    })),
  );

/** What a library hears, every office that uses its module hears. */
const HEARD_BY = {
  'GazetteModule.of(': ['LawBundlePublished'],
  'IdentityModule.of(': ['PostingChanged', 'OfficeSettingsChanged'],
  'PrivacyModule.of(': ['CaseDataErased'],
  'keepsAnchors: true': ['AuditAnchored'],
};
for (const file of globSync('apps/*/src/app.module.ts', { cwd: root }))
  for (const [words, shapes] of Object.entries(HEARD_BY))
    if (source(file).includes(words))
      handlers.push(...shapes.map((shape) => ({ office: file.split('/')[1] as Office, shape })));

const handles = (office: Office, shape: string) =>
  handlers.some((one) => one.office === office && one.shape === shape);

it('names every service that handles a message as its reader', () => {
  const readers = new Map(messageKinds().map((kind) => [kind.shape.name, readersOf(kind)]));
  expect(handlers.filter(({ office, shape }) => !readers.get(shape!)?.includes(office))).toEqual([]);
});

it('names no reader that does not handle the message', () => {
  const listening = new Set(handlers.map(({ office }) => office));
  const idle = messageKinds().flatMap((kind) =>
    readersOf(kind)
      .filter((office) => listening.has(office) && !handles(office, kind.shape.name))
      .map((office) => `${office} does not handle ${kind.shape.name}`),
  );
  expect(idle).toEqual([]);
});
