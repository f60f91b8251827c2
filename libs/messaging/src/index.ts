export { Handles } from './handles';
export { say, type Received, type Saying, type Work } from './message';
export { LawNotHere, type LawSource } from './law-source';
export { type KeptMessage, type KeptRecord, type Sealing } from './sealing';
export { UnitOfWork } from './unit-of-work';
export { MessagingModule, BROKER, type MessagingOptions } from './messaging.module';
export { MessagingTables1764000000000 } from './store/messaging-tables';
export { InboxContents1764000000100 } from './store/inbox-contents';
export { ReplayRequests1764000063000 } from './store/replay-tables';
export { Gathering } from './gather';
export { waves } from './waves';
export { type OnErased } from './erasure.handler';
export { type OnParked } from './transaction';
export {
  ParkedMessages,
  type OnOperated,
  type OperatorsAct,
  type ReplayResult,
  type StandingOf,
} from './replay';
export { headersOf, envelopeOf, type Envelope } from './envelope';
export { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
export type * from './broker/broker';
