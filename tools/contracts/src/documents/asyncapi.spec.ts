import { join } from 'node:path';
import { messageKinds, OFFICES, readersOf, sendersOf, TOPICS, topicsOf } from '@lien-thong/contracts';
import { FrozenFolder, type FrozenMessage } from '../frozen';
import { publications } from '../publications';
import { asyncApiOf } from './asyncapi';

type Node = Record<string, unknown>;

const frozen = new FrozenFolder(join(__dirname, '../../../../libs/contracts/frozen'));
const document = asyncApiOf(
  publications().flatMap((one) =>
    one.kind
      ? [
          {
            ...one,
            kind: one.kind,
            samples: frozen.samplesOf(one.place).map((f) => frozen.sample(f) as FrozenMessage),
          },
        ]
      : [],
  ),
);

const nodes = (value: unknown): Node[] =>
  typeof value === 'object' && value !== null ? [value as Node, ...Object.values(value).flatMap(nodes)] : [];

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, step) => (node as Node | undefined)?.[step], document);

const lastOf = ({ $ref }: { $ref: string }) => $ref.split('/').at(-1);

it('has no reference that leads nowhere', () => {
  const references = nodes(document).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((pointer) => at(pointer) === undefined)).toEqual([]);
});

it('has nothing beside a reference, since AsyncAPI would not read it', () => {
  expect(nodes(document).filter((node) => '$ref' in node && Object.keys(node).length > 1)).toEqual([]);
});

it('has a channel for every topic, with its partitions and how long it keeps records', () => {
  const told = Object.values(document.channels).map(({ address, bindings }) => ({
    topic: address,
    partitions: bindings.kafka.partitions,
    retentionMs: bindings.kafka.topicConfiguration['retention.ms'],
  }));
  expect(told).toEqual(TOPICS);
});

it.each(messageKinds().map((kind) => [kind.type, kind] as const))(
  'has %s on its topics, with envelope, key, payload and a sample',
  (type, kind) => {
    const channels = Object.entries(document.channels).filter(([, { messages }]) => type in messages);
    expect(channels.map(([topic]) => topic).sort()).toEqual(topicsOf(kind).sort());
    expect(document.components.messages[type]).toMatchObject({
      name: type,
      title: kind.shape.name,
      payload: { $ref: `#/components/schemas/${kind.shape.name}` },
      headers: {
        allOf: [{ $ref: '#/components/schemas/Envelope' }, { properties: { ce_type: { const: type } } }],
      },
      bindings: { kafka: { key: { format: 'uuid' } } },
      examples: [{ headers: { ce_type: type }, payload: expect.anything() as unknown }],
    });
  },
);

it('says of every message who sends and who receives it', () => {
  const said = Object.values(document.operations).flatMap(({ action, tags, messages }) =>
    messages.map((message) => `${tags[0]!.name} ${action} ${lastOf(message)}`),
  );
  const meant = messageKinds().flatMap((kind) => [
    ...sendersOf(kind).map((office) => `${office} send ${kind.type}`),
    ...readersOf(kind).map((office) => `${office} receive ${kind.type}`),
  ]);
  expect(new Set(said)).toEqual(new Set(meant));
});

it('lets an operation speak of its own channel only, and an office send events on its own topic only', () => {
  for (const [name, { action, channel, messages, tags }] of Object.entries(document.operations)) {
    const topic = lastOf(channel)!;
    expect(messages.every(({ $ref }) => $ref.startsWith(`#/channels/${topic}/messages/`))).toBe(true);
    if (action === 'send' && topic.endsWith('.events.v1'))
      expect(name).toBe(`${tags[0]!.name}.sends.${topic}`);
    if (action === 'send' && topic.endsWith('.events.v1')) expect(topic).toBe(`${tags[0]!.name}.events.v1`);
  }
  expect(new Set(Object.values(document.operations).map(({ tags }) => tags[0]!.name))).toEqual(
    new Set(OFFICES),
  );
});

it('carries every bound of the schemas over', () => {
  expect(document.components.schemas['Extract']).toMatchObject({
    type: 'object',
    properties: {
      entry: { type: 'integer', minimum: 1, maximum: 99_999_999, title: 'Số thứ tự trong sổ' },
      deceased: { allOf: [{ $ref: '#/components/schemas/RegisteredPerson' }], title: 'Người đã mất' },
    },
  });
});
