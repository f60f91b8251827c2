import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonSchema } from '@lien-thong/contracts';
import { publications, type Publication } from './publications';
import { run, type Places } from './run';

const repository = join(__dirname, '../../..');
const place = 'residence/residence-deregistered.v1';

let folder: string;
let places: Places;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  places = { frozen: join(folder, 'frozen'), documents: join(folder, 'docs') };
  cpSync(join(repository, 'libs/contracts/frozen'), places.frozen, { recursive: true });
  cpSync(join(repository, 'docs/contracts'), places.documents, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

const schemaFile = () => join(places.frozen, `${place}.schema.json`);
const sampleFile = () => join(places.frozen, `${place}.sample.json`);

function rewrite(file: string, change: (content: never) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as never;
  change(content);
  writeFileSync(file, JSON.stringify(content));
}

/** Today's classes with one of them changed. */
const withField = (name: string, field: JsonSchema | undefined): Publication[] =>
  publications().map((one) => {
    if (one.place !== place) return one;
    const schema = structuredClone(one.schema);
    if (field) schema.properties![name] = field;
    else Reflect.deleteProperty(schema.properties!, name);
    return { ...one, schema };
  });

const linesOf = (command: string, published = publications()) => run(command, published, places);

it('is content with what this repository has published', () => {
  expect(linesOf('check')).toEqual({
    ok: true,
    lines: [`${publications().length} contracts agree with what was published`],
  });
});

it('fails a removed field with file, pointer and reason, and freeze refuses it', () => {
  const published = withField('commune', undefined);
  const line = `${place}.schema.json#/properties/commune: breaking: field-removed: `;
  const before = readFileSync(schemaFile(), 'utf8');
  expect(linesOf('check', published)).toMatchObject({
    ok: false,
    lines: expect.arrayContaining([expect.stringContaining(line)]) as string[],
  });
  expect(linesOf('freeze', published)).toMatchObject({
    ok: false,
    lines: expect.arrayContaining([expect.stringContaining(line)]) as string[],
  });
  expect(readFileSync(schemaFile(), 'utf8')).toBe(before);
});

it('tells the old and the new value of a bound', () => {
  const published = withField('remainingMembers', {
    type: 'integer',
    minimum: 0,
    maximum: 9,
    title: 'Số người còn lại trong hộ',
  });
  expect(linesOf('check', published).lines[0]).toBe(
    `${place}.schema.json#/properties/remainingMembers/maximum: breaking: bound-narrowed (1000 → 9): what was sent before may lie outside it`,
  );
});

it('asks for a compatible change to be frozen, freezes it, and is content', () => {
  const published = withField('note', { type: 'string', maxLength: 200, format: 'text', title: 'Ghi chú' });
  expect(linesOf('check', published).lines[0]).toContain('compatible: optional-field-added');
  expect(linesOf('check', published).ok).toBe(false);
  expect(linesOf('freeze', published)).toEqual({ ok: true, lines: [`${place}.schema.json: frozen`] });
  expect(linesOf('docs', published).ok).toBe(true);
  expect(linesOf('check', published).ok).toBe(true);
});

it('names a new message that was never frozen, and one without a sample', () => {
  rmSync(schemaFile());
  rmSync(sampleFile());
  const { ok, lines } = linesOf('check');
  expect(ok).toBe(false);
  expect(lines).toContain(`${place}.schema.json: not frozen yet; run freeze`);
  expect(lines).toContain(`${place}.sample.json: missing; write one believable example`);
});

it('names a published message that no class declares any more', () => {
  const published = publications().filter((one) => one.place !== place);
  expect(linesOf('check', published).lines).toContain(
    `${place}: breaking: it was published, and no class declares it any more`,
  );
});

it('names the field of an old sample that today no longer parses', () => {
  rewrite(
    sampleFile(),
    (sample: { data: Record<string, unknown> }) => (sample.data['deregisteredOn'] = '2026-02-30'),
  );
  expect(linesOf('check').lines).toContainEqual(
    expect.stringContaining(`${place}.sample.json#/data/deregisteredOn: invalid-day: `),
  );
});

it('reads every further sample of a version too', () => {
  cpSync(sampleFile(), join(places.frozen, `${place}.alone.sample.json`));
  rewrite(
    join(places.frozen, `${place}.alone.sample.json`),
    (sample: { data: Record<string, unknown> }) => delete sample.data['attempt'],
  );
  expect(linesOf('check').lines).toContainEqual(
    expect.stringContaining(`${place}.alone.sample.json#/data/attempt: required: `),
  );
});

it('notices a message that moved to another topic, type or key', () => {
  rewrite(sampleFile(), (sample: { topic: string; key: string; headers: Record<string, string> }) => {
    sample.topic = 'residence.commands.v1';
    sample.headers['ce_type'] = 'residence.gone.v1';
    sample.key = 'another';
  });
  expect(linesOf('check').lines.filter((line) => line.startsWith(place))).toEqual([
    `${place}.sample.json#/topic: residence.commands.v1, but the class travels on residence.events.v1`,
    `${place}.sample.json#/headers/ce_type: is not residence.residence-deregistered.v1`,
    `${place}.sample.json#/key: is not the case id in ce_subject`,
  ]);
});

it.each(['asyncapi.yaml', 'index.html'])(
  'notices that %s is not what the classes say, and docs mends it',
  (name) => {
    writeFileSync(join(places.documents, name), 'edited by hand');
    expect(linesOf('check')).toEqual({ ok: false, lines: [`${name}: out of date; run docs`] });
    rmSync(join(places.documents, name));
    expect(linesOf('check').ok).toBe(false);
    linesOf('docs');
    expect(existsSync(join(places.documents, name))).toBe(true);
    expect(linesOf('check').ok).toBe(true);
  },
);

it.each([undefined, 'publish', 'toString'])('tells how it is used when asked for %s', (command) => {
  const { ok, lines } = run(command, publications(), places);
  expect(ok).toBe(false);
  expect(lines[0]).toContain('check|freeze|docs');
});
