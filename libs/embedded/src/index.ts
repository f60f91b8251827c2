export * from './embedded-fault';
export { portFree, needPort, Launched, type Running, type Launch } from './running';
export * from './postgres';
export * from './java';
export * from './kafka';
export * from './mail-sink';
