import { commandTopic, eventTopic, REFERENCES, referenceTopic } from './message';
import { OFFICES } from './forms/words';

const DAY = 24 * 60 * 60 * 1000;

export interface TopicSettings {
  topic: string;
  partitions: number;
  /** -1: for ever. */
  retentionMs: number;
}

/** Offices that are given orders; the others only listen. */
const COMMANDED = ['civil-registration', 'residence', 'social-insurance'] as const;

/**
 * Every topic of the system, declared once. The key of every message is the case id, so all of a case is in one
 * partition of each. Commands are kept 7 days, events 30; the services' journals keep more. Reference data
 * (the law's bundles, the directory of officers, erasures) is little and kept for ever, in one partition, so that a service that
 * starts with an empty database has all of it.
 */
export const TOPICS: readonly TopicSettings[] = [
  ...COMMANDED.map((office) => ({ topic: commandTopic(office), partitions: 6, retentionMs: 7 * DAY })),
  ...OFFICES.map((office) => ({ topic: eventTopic(office), partitions: 6, retentionMs: 30 * DAY })),
  ...REFERENCES.map((reference) => ({ topic: referenceTopic(reference), partitions: 1, retentionMs: -1 })),
];
