import { readersOf, sendersOf, topicsOf } from './flow';
import { OFFICES, type Office } from './forms/words';
import { messageKinds } from './message';

/** The topics an office has to do with, and no others. */
export interface TopicAccess {
  reads: string[];
  writes: string[];
}

const sorted = (topics: Iterable<string>): string[] => [...new Set(topics)].sort();

/** What the flow of messages has an office read and write; least privilege follows from who acts on what. */
export function topicAccessOf(office: Office): TopicAccess {
  const kinds = messageKinds();
  const ownTopics = (kind: (typeof kinds)[number]) =>
    kind.owner === 'any' ? topicsOf(kind).filter((topic) => topic.startsWith(`${office}.`)) : topicsOf(kind);
  return {
    reads: sorted(kinds.filter((kind) => readersOf(kind).includes(office)).flatMap(topicsOf)),
    writes: sorted(kinds.filter((kind) => sendersOf(kind).includes(office)).flatMap(ownTopics)),
  };
}

export interface KafkaAcl {
  resource: 'topic' | 'group';
  name: string;
  /** Each implies Kafka's `Describe`. */
  operation: 'Read' | 'Write';
}

/** What the broker must allow an office; `prefix` is the services' `KAFKA_PREFIX`. */
export function aclsOf(office: Office, prefix = ''): KafkaAcl[] {
  const { reads, writes } = topicAccessOf(office);
  const topics = (list: string[], operation: KafkaAcl['operation']) =>
    list.map((topic): KafkaAcl => ({ resource: 'topic', name: prefix + topic, operation }));
  const groups = [office, `${office}.reference`].map((name): KafkaAcl => ({
    resource: 'group',
    name: prefix + name,
    operation: 'Read',
  }));
  return [...topics(reads, 'Read'), ...topics(writes, 'Write'), ...groups];
}

/**
 * The same as arguments of Kafka's own `kafka-acls`, one list a call. Every office signs in by its own name.
 */
export const aclCommandsOf = (office: Office, prefix = ''): string[][] =>
  [
    ...Map.groupBy(aclsOf(office, prefix), ({ resource, operation }) => `${resource} ${operation}`).values(),
  ].map((acls) => [
    '--add',
    '--allow-principal',
    `User:${office}`,
    '--operation',
    acls[0]!.operation,
    ...acls.flatMap(({ resource, name }) => [`--${resource}`, name]),
  ]);

export const allAclCommands = (prefix = ''): string[][] =>
  OFFICES.flatMap((office) => aclCommandsOf(office, prefix));
