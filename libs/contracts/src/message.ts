import type { Shape } from './schema/json-schema';
import type { Office } from './forms/words';

/**
 * What is known of a kind of message: a command is an order to one receiver and travels on the receiver's topic;
 * an event is a fact told by one sender and travels on the sender's topic.
 */
export interface MessageKind<T extends object = object> {
  readonly shape: Shape<T>;
  /** On the wire, e.g. `civil-registration.death-registered.v1`. */
  readonly type: string;
  readonly kind: 'command' | 'event';
  /** The receiver of a command, the sender of an event; `any` for the events that every service may send. */
  readonly owner: Office | 'any';
  /** `type` without its version. */
  readonly name: string;
  readonly version: number;
  readonly summary: string;
  /** Which of its topics a sender tells it on; `law` and `directory` are kept for ever: see `Reference`. */
  readonly channel: 'commands' | 'events' | Reference;
  /** The person it is about, where two messages about one person must not be worked on side by side. */
  readonly person?: (data: T) => string | undefined;
}

/**
 * What every service needs to know whenever it begins anew: the law's bundles, who may act as what, and whose data is
 * erased, which a database that was set back would hold again.
 */
export const REFERENCES = ['law', 'directory', 'erasures'] as const;
export type Reference = (typeof REFERENCES)[number];

const byType = new Map<string, MessageKind>();
const byShape = new Map<unknown, MessageKind>();

interface Options<T extends object> {
  summary: string;
  channel?: Reference;
  person?: (data: T) => string | undefined;
}

const declare =
  (kind: MessageKind['kind'], type: string, options: Options<never>) =>
  (shape: Shape): void => {
    const parts = /^(([a-z-]+)\.[a-z-]+)\.v(\d+)$/.exec(type);
    if (!parts) throw new Error(`${type} is not <service>.<kebab-name>.v<number>`);
    if (byType.has(type)) throw new Error(`${type} is declared twice`);
    const owner = parts[2] === 'operations' ? 'any' : (parts[2] as Office);
    const known = {
      shape,
      type,
      kind,
      owner,
      name: parts[1]!,
      version: Number(parts[3]),
      channel: kind === 'command' ? 'commands' : 'events',
      ...options,
    } as MessageKind;
    byType.set(type, known);
    byShape.set(shape, known);
  };

/** Declares a command class; `type` is `<receiver>.<imperative>.v<n>`. */
export const Command = <T extends object = object>(type: string, options: Options<T>) =>
  declare('command', type, options) as (shape: Shape<T>) => void;

/** Declares an event class; `type` is `<sender>.<past-tense>.v<n>`. */
export const Event = <T extends object = object>(type: string, options: Options<T>) =>
  declare('event', type, options) as (shape: Shape<T>) => void;

export function messageKind<T extends object>(shape: Shape<T>): MessageKind<T> {
  const known = byShape.get(shape);
  if (!known) throw new Error(`${shape.name} is not declared with @Command or @Event`);
  return known as unknown as MessageKind<T>;
}

export const messageKindOfType = (type: string): MessageKind | undefined => byType.get(type);

export const messageKinds = (): MessageKind[] =>
  [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));

export const commandTopic = (receiver: Office): string => `${receiver}.commands.v1`;
export const eventTopic = (sender: Office): string => `${sender}.events.v1`;
/** The topic of reference data; one-stop alone tells it. */
export const referenceTopic = (reference: Reference): string => `one-stop.${reference}.v1`;

/** Where a message of this kind travels when `sender` says it. */
export function topicOf({ kind, owner, channel }: MessageKind, sender: Office): string {
  if (kind === 'command') return commandTopic(owner as Office);
  return channel === 'events' || channel === 'commands' ? eventTopic(sender) : referenceTopic(channel);
}
