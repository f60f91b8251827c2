import { SERVICES, type ServiceName } from './services';

export type PortName =
  ServiceName | 'identity' | 'smtp' | 'mail-page' | 'postgres' | 'kafka' | 'kafka-controller';
export type Ports = Record<PortName, number>;

export const DEFAULT_PORT_BASE = 8600;

const OFFSETS: readonly (readonly [PortName, number])[] = [
  ...SERVICES.map((name, offset) => [name, offset] as const),
  ['identity', 20],
  ['smtp', 25],
  ['mail-page', 26],
  ['postgres', 32],
  ['kafka', 92],
  ['kafka-controller', 93],
];

/** The lowest base a program without privileges may use, and the highest that leaves room for all. */
export const PORT_BASE_RANGE = { from: 1024, to: 65_535 - Math.max(...OFFSETS.map(([, offset]) => offset)) };

/** Every port of one system, from the first one. */
export const portsFrom = (base: number) =>
  Object.fromEntries(OFFSETS.map(([name, offset]) => [name, base + offset])) as Ports;
