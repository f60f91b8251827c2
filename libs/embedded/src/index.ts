export { EmbeddedFault, type EmbeddedFaultCode } from './embedded-fault';
export { type Running } from './running';
export { freePorts, portFree } from './ports';
export { startPostgres, type EmbeddedPostgres, type PostgresOptions } from './postgres';
export { connected, dropDatabase, ensureDatabase } from './databases';
export { ensureJava, type Tell } from './java';
export { ensureKafkaJars } from './kafka-jars';
export { startKafka, type EmbeddedKafka, type KafkaOptions } from './kafka';
export { startMailSink, type Mail, type MailSink, type MailSinkOptions } from './mail-sink';
