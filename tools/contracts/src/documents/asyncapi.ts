import {
  type JsonSchema,
  type MessageKind,
  type Office,
  OFFICE_LABELS,
  OFFICES,
  readersOf,
  sendersOf,
  type TopicTraffic,
  trafficOf,
} from '@lien-thong/contracts';
import type { FrozenMessage } from '../frozen';
import type { Publication } from '../publications';
import { ENVELOPE } from './envelope';

export interface MessageDocument extends Publication {
  readonly kind: MessageKind;
  readonly samples: readonly FrozenMessage[];
}

const KAFKA_BINDING = { bindingVersion: '0.5.0' };
const ref = (...path: string[]): Reference => ({ $ref: `#/${path.join('/')}` });

/** AsyncAPI reads nothing beside a `$ref`, so a titled reference becomes `allOf`. */
function asyncSchema(schema: JsonSchema): JsonSchema {
  const { $ref, $schema: _schema, $defs: _defs, type, ...rest } = schema;
  const parts: JsonSchema = {
    ...rest,
    ...(rest.items ? { items: asyncSchema(rest.items) } : {}),
    ...(rest.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(rest.properties).map(([name, field]) => [name, asyncSchema(field)]),
          ),
        }
      : {}),
  };
  if (!$ref) return { type, ...parts };
  const target = { $ref: $ref.replace('#/$defs/', '#/components/schemas/') };
  return Object.keys(parts).length ? { ...parts, allOf: [target] } : target;
}

const schemasOf = (messages: readonly MessageDocument[]): Record<string, JsonSchema> =>
  Object.fromEntries(
    messages
      .flatMap(({ shape, schema }) => [[shape.name, schema] as const, ...Object.entries(schema.$defs ?? {})])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, asyncSchema(schema)]),
  );

const envelopeSchema = () => ({
  type: 'object',
  title: 'CloudEvents 1.0 envelope, Kafka binary mode',
  properties: Object.fromEntries(
    Object.entries(ENVELOPE).map(([name, { means, schema }]) => [name, { ...schema, description: means }]),
  ),
  required: Object.keys(ENVELOPE).filter((name) => ENVELOPE[name]!.required),
});

const messageOf = ({ kind, shape, samples }: MessageDocument) => ({
  name: kind.type,
  title: shape.name,
  summary: kind.summary,
  contentType: 'application/json',
  tags: [{ name: kind.kind }],
  headers: {
    allOf: [
      ref('components', 'schemas', 'Envelope'),
      { type: 'object', properties: { ce_type: { type: 'string', const: kind.type } } },
    ],
  },
  payload: ref('components', 'schemas', shape.name),
  bindings: {
    kafka: { key: { type: 'string', format: 'uuid', description: 'The case id.' }, ...KAFKA_BINDING },
  },
  examples: samples.map(({ headers, data }) => ({ headers, payload: data })),
});

const channelOf = ({ topic, partitions, retentionMs, kinds }: TopicTraffic) => ({
  address: topic,
  messages: Object.fromEntries(kinds.map(({ type }) => [type, ref('components', 'messages', type)])),
  bindings: {
    kafka: {
      topic,
      partitions,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': retentionMs },
      ...KAFKA_BINDING,
    },
  },
});

const SAYS = { send: 'sends', receive: 'receives' } as const;

interface Reference {
  readonly $ref: string;
}

interface Operation {
  readonly action: keyof typeof SAYS;
  readonly title: string;
  readonly channel: Reference;
  readonly messages: readonly Reference[];
  readonly tags: readonly { readonly name: Office; readonly description: string }[];
}

/** One operation per office, topic and direction. `any` events are sent by a service on its own topic only. */
function operationsOf(office: Office, { topic, kinds }: TopicTraffic): [string, Operation][] {
  const sent = kinds.filter(
    (kind) => sendersOf(kind).includes(office) && (kind.kind === 'command' || topic.startsWith(`${office}.`)),
  );
  const received = kinds.filter((kind) => readersOf(kind).includes(office));
  return [['send', sent] as const, ['receive', received] as const]
    .filter(([, messages]) => messages.length)
    .map(([action, messages]) => [
      `${office}.${SAYS[action]}.${topic}`,
      {
        action,
        title: `${office} ${SAYS[action]} ${topic}`,
        channel: ref('channels', topic),
        messages: messages.map(({ type }) => ref('channels', topic, 'messages', type)),
        tags: [{ name: office, description: OFFICE_LABELS[office] }],
      },
    ]);
}

/** The AsyncAPI 3.0 document of the whole system; field titles are Vietnamese, as the forms have them. */
export function asyncApiOf(messages: readonly MessageDocument[]) {
  const traffic = trafficOf(messages.map(({ kind }) => kind));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Liên Thông: messages of the linked death procedure',
      version: '1.0.0',
      description:
        'The key of every record is the case id. Delivery is at least once: drop repeats by ce_source and ce_id. ' +
        'Order holds within a case and a topic. Within a version only optional fields are added.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(traffic.map((topic) => [topic.topic, channelOf(topic)])),
    operations: Object.fromEntries(
      OFFICES.flatMap((office) => traffic.flatMap((topic) => operationsOf(office, topic))),
    ),
    components: {
      messages: Object.fromEntries(messages.map((message) => [message.kind.type, messageOf(message)])),
      schemas: { Envelope: envelopeSchema(), ...schemasOf(messages) } as Record<string, JsonSchema>,
    },
  };
}
