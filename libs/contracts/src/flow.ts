import { OFFICES, type Office } from './forms/words';
import { topicOf, type MessageKind } from './message';
import { TOPICS, type TopicSettings } from './topics';

/** Who acts on what a service tells. `operations` stands for the events that every service may send. */
const READERS: Record<string, readonly Office[]> = {
  'civil-registration': ['one-stop'],
  residence: ['one-stop'],
  'social-insurance': ['one-stop'],
  'one-stop': ['notifications', 'monitoring'],
  notifications: ['one-stop'],
  operations: ['one-stop'],
};

/** Messages that others read: who has just brought papers need not be written to. */
const READ_BY_FEWER: Record<string, readonly Office[]> = {
  'one-stop.supplement-answered': ['monitoring'],
  'one-stop.withdrawal-requested': ['monitoring'],
  'one-stop.annulment-completed': ['notifications'],
  'one-stop.correction-completed': ['notifications'],
  'one-stop.draft-extract-ready': ['notifications'],
  'one-stop.result-shipped': ['notifications'],
  'one-stop.result-delivered': ['notifications'],
  'one-stop.result-lost': ['notifications'],
  'one-stop.health-notice-received': ['monitoring'],
  'one-stop.case-topped-up': ['notifications'],
  'one-stop.apology-overdue': ['monitoring', 'notifications'],
  'one-stop.officers-warned': ['notifications'],
  'one-stop.differences-counted': ['monitoring'],
  'one-stop.supplement-lapsed': ['notifications'],
  'one-stop.benefit-paid': ['notifications'],
  'one-stop.benefit-payment-failed': ['notifications'],
  'one-stop.one-time-code-made': ['notifications'],
  'one-stop.law-bundle-proposed': ['social-insurance'],
  'one-stop.law-bundle-published': [
    'one-stop',
    'civil-registration',
    'residence',
    'social-insurance',
    'notifications',
  ],
  'one-stop.case-data-erased': OFFICES,
  'one-stop.posting-changed': OFFICES,
  'operations.audit-anchored': ['one-stop', 'monitoring'],
  'one-stop.office-settings-changed': OFFICES,
};

/** The one-stop desk owns the dossier by law, so it alone gives orders. */
const COMMANDER: Office = 'one-stop';

export const sendersOf = ({ kind, owner }: MessageKind): readonly Office[] =>
  kind === 'command' ? [COMMANDER] : owner === 'any' ? OFFICES : [owner];

export function readersOf({ kind, owner, name }: MessageKind): readonly Office[] {
  if (kind === 'command') return [owner as Office];
  return READ_BY_FEWER[name] ?? READERS[owner === 'any' ? 'operations' : owner] ?? fail(name);
}

function fail(name: string): never {
  throw new Error(`nobody reads ${name}: name its readers or do not send it`);
}

export const topicsOf = (kind: MessageKind): string[] => [
  ...new Set(sendersOf(kind).map((office) => topicOf(kind, office))),
];

export interface TopicTraffic extends TopicSettings {
  readonly kinds: readonly MessageKind[];
}

/** Every topic with the messages that travel on it, its own ones first. */
export const trafficOf = (kinds: readonly MessageKind[]): TopicTraffic[] =>
  TOPICS.map((settings) => ({
    ...settings,
    kinds: kinds
      .filter((kind) => topicsOf(kind).includes(settings.topic))
      .sort((a, b) => Number(a.owner === 'any') - Number(b.owner === 'any')),
  }));
