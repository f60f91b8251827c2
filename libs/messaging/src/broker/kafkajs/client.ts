import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { Kafka, logLevel, type ISocketFactory } from 'kafkajs';
import { NEEDS_TLS } from './faults';
import type { KafkaSecurity } from './security';

process.env['KAFKAJS_NO_PARTITIONER_WARNING'] = '1';

export interface KafkaOptions {
  security?: KafkaSecurity;
  brokers: string[];
  clientId: string;
  /** Gets kafkajs's warnings and errors; it calls an ordinary rebalance an error, so nothing of it is more than a warning. */
  warn?: (message: string) => void;
  /** Told when a client was thrown away and why. */
  renewed?: (message: string) => void;
}

const KEEP_ALIVE_MS = 60_000;

/** What a TLS server says to whoever does not greet it in TLS. kafkajs would take it for the length of a long answer. */
const isTlsAlert = (data: Buffer): boolean => data[0] === 0x15 && data[1] === 0x03;
const needsTls = () => Object.assign(new Error('the broker answers in TLS'), { code: NEEDS_TLS });

/**
 * One client of kafkajs with connections of its own, which can be cut. kafkajs waits without end in several places: for
 * a TLS handshake that the broker breaks off, for the answer to a password, and, on its way out, for any answer that is
 * still owed. Once its sockets fail all of that fails, too.
 */
export class KafkaClient {
  readonly kafka: Kafka;
  private readonly sockets = new Set<Socket>();
  private cut?: Error;

  constructor({ brokers, clientId, security, warn = () => {} }: KafkaOptions) {
    this.kafka = new Kafka({
      clientId,
      brokers,
      ...security,
      socketFactory: this.open,
      logLevel: logLevel.WARN,
      logCreator:
        () =>
        ({ namespace, log }) =>
          warn(`${namespace}: ${log.message}`),
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 4 },
      connectionTimeout: 3000,
      requestTimeout: 10_000,
    });
  }

  private readonly open: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.cut) throw this.cut;
    let connected = false;
    const connects = () => {
      connected = true;
      onConnect();
    };
    const socket = ssl
      ? connectSecurely({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, connects)
      : connectPlainly({ host, port }, connects);
    if (!ssl) socket.once('data', (first: Buffer) => isTlsAlert(first) && socket.destroy(needsTls()));
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.once('end', () => {
      if (!connected) socket.destroy(new Error('the broker closed the connection before it stood'));
    });
    return socket;
  };

  /** Ends its connections, and makes no more: whatever still waits fails with this. */
  discard(why: string): void {
    this.cut = new Error(`the client was thrown away: ${why}`);
    for (const socket of this.sockets) socket.destroy(this.cut);
  }
}
