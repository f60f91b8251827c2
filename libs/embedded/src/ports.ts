import { createServer, type AddressInfo, type Server } from 'node:net';
import { EmbeddedFault } from './embedded-fault';
import { alive } from './left-behind';
import { until } from './until';

const listening = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(probe));
  });

const closed = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));

/** Whether nobody listens on the port of the loopback address. */
export async function portFree(port: number): Promise<boolean> {
  try {
    await closed(await listening(port));
    return true;
  } catch {
    return false;
  }
}

/** `count` different ports that nobody listened on a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(Array.from({ length: count }, () => listening(0)));
  const ports = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map(closed));
  return ports;
}

const LEAVES_WITHIN_MS = 5000;

/**
 * Makes sure that the port can be had. `predecessor` is the process an earlier run on the same folder has left: when
 * its parent was killed it is just about to end, and is waited for.
 * @throws EmbeddedFault `port-busy`
 */
export async function needPort(port: number, what: string, predecessor?: number): Promise<void> {
  if (await portFree(port)) return;
  if (predecessor === undefined)
    throw new EmbeddedFault(
      'port-busy',
      `Port ${port} is in use by another program; it is wanted for ${what}: end that program, or choose other ports.`,
    );
  await until(() => !alive(predecessor), LEAVES_WITHIN_MS);
  if (!(await portFree(port)))
    throw new EmbeddedFault(
      'port-busy',
      `Port ${port} is in use by the ${what} of an earlier run: end it (kill ${predecessor}), then start again.`,
    );
}
