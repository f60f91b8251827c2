import {
  formFaults,
  isValid,
  messageFaults,
  topicOf,
  OFFICES,
  type MessageKind,
} from '@lien-thong/contracts';
import { changesBetween, type Change } from './compatibility';
import { COMPATIBILITY_RULES, verdictOf, type Reading } from './compatibility-rules';
import type { FrozenFolder, FrozenMessage } from './frozen';
import type { Publication } from './publications';

const told = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));

export function lineOf(file: string, reading: Reading, { kind, pointer, from, to }: Change): string {
  const values = from === undefined && to === undefined ? '' : ` (${told(from)} → ${told(to)})`;
  return `${file}${pointer}: ${verdictOf(kind, reading)}: ${kind}${values}: ${COMPATIBILITY_RULES[kind].why}`;
}

/** The breaking changes of one publication, told in lines; a new version beside the old one is the way out. */
export function breakingLines({ place, reading, schema }: Publication, frozen: FrozenFolder): string[] {
  const published = frozen.schemaOf(place);
  if (!published) return [];
  return changesBetween(published, schema)
    .filter(({ kind }) => verdictOf(kind, reading) === 'breaking')
    .map((change) => lineOf(frozen.schemaFile(place), reading, change));
}

function schemaLines(publication: Publication, frozen: FrozenFolder): string[] {
  const { place, reading, schema } = publication;
  const file = frozen.schemaFile(place);
  const published = frozen.schemaOf(place);
  if (!published) return [`${file}: not frozen yet; run freeze`];
  const breaking = breakingLines(publication, frozen);
  if (breaking.length) return breaking;
  return changesBetween(published, schema).map(
    (change) => `${lineOf(file, reading, change)}; not frozen yet; run freeze`,
  );
}

const sendersOf = ({ owner }: MessageKind) => (owner === 'any' ? OFFICES : [owner]);

/** The wire must not move under a version: topic, key and type of the sample are those of today's class. */
function wireLines(file: string, { topic, key, headers }: FrozenMessage, kind: MessageKind): string[] {
  const topics = sendersOf(kind).map((office) => topicOf(kind, office));
  return [
    ...(topics.includes(topic)
      ? []
      : [`${file}#/topic: ${topic}, but the class travels on ${topics.join(', ')}`]),
    ...(headers['ce_type'] === kind.type ? [] : [`${file}#/headers/ce_type: is not ${kind.type}`]),
    ...(headers['ce_subject'] === key ? [] : [`${file}#/key: is not the case id in ce_subject`]),
  ];
}

function sampleLines({ place, shape, kind }: Publication, frozen: FrozenFolder): string[] {
  const files = frozen.samplesOf(place);
  if (!files.length) return [`${place}.sample.json: missing; write one believable example`];
  return files.flatMap((file) => {
    const sample = frozen.sample(file);
    if (!kind) return formFaults(shape, sample).map((f) => `${file}#${f.pointer}: ${f.code}: ${f.message}`);
    const message = sample as FrozenMessage;
    const faults = isValid(shape, message.data) ? [] : messageFaults(shape, message.data);
    return [
      ...faults.map((f) => `${file}#/data${f.pointer}: ${f.code}: ${f.message}`),
      ...wireLines(file, message, kind),
    ];
  });
}

/** Everything that would surprise somebody who relies on what was published; nothing when all is well. */
export function contractFaults(published: readonly Publication[], frozen: FrozenFolder): string[] {
  const declared = new Set(published.map(({ place }) => place));
  const orphans = frozen.places().filter((place) => !declared.has(place));
  return [
    ...orphans.map((place) => `${place}: breaking: it was published, and no class declares it any more`),
    ...published.flatMap((one) => [...schemaLines(one, frozen), ...sampleLines(one, frozen)]),
  ];
}
