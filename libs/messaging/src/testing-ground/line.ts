import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  readonly port: number;
  /** From now on new connections are accepted and never answered; with `all`, those that stand fall silent, too. */
  silence(which: 'new' | 'all'): void;
  /** New connections are answered again. One that fell silent stays so, as behind a firewall that forgot it. */
  free(): void;
  close(): Promise<void>;
}

/** A line to the broker that can fall silent without being closed. */
export async function openLine(brokerPort: () => number): Promise<Line> {
  const ends = new Set<Socket>();
  const standing = new Set<[Socket, Socket]>();
  let silent = false;

  const keep = (socket: Socket): Socket => {
    ends.add(socket);
    socket.on('error', () => socket.destroy());
    return socket.once('close', () => ends.delete(socket));
  };
  const server = createServer((socket) => {
    keep(socket);
    if (silent) return void socket.resume();
    const broker = keep(connect(brokerPort(), '127.0.0.1'));
    const pair: [Socket, Socket] = [socket.pipe(broker).pipe(socket), broker];
    standing.add(pair);
    for (const end of pair)
      end.once('close', () => {
        if (!standing.delete(pair)) return;
        for (const other of pair) other.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    silence: (which) => {
      silent = true;
      if (which === 'new') return;
      for (const [socket, broker] of standing) {
        socket.unpipe(broker).resume();
        broker.unpipe(socket).resume();
      }
      standing.clear();
    },
    free: () => void (silent = false),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}
