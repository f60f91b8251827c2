import { createServer, type Server } from 'node:net';
import { freePorts, needPort, portFree } from './ports';

const listen = (port: number, host: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, host, () => resolve(server));
  });

describe('a port', () => {
  let port: number;
  beforeEach(async () => {
    [port] = (await freePorts(1)) as [number];
  });

  it.each(['127.0.0.1', '0.0.0.0'])('is not free while another program listens on %s', async (host) => {
    expect(await portFree(port)).toBe(true);
    const other = await listen(port, host);
    expect(await portFree(port)).toBe(false);
    await new Promise((resolve) => other.close(resolve));
    expect(await portFree(port)).toBe(true);
  });

  it('in use is a fault that names it and says what to do', async () => {
    const other = await listen(port, '127.0.0.1');
    await expect(needPort(port, 'Kafka')).rejects.toMatchObject({
      code: 'port-busy',
      message: `Port ${port} is in use by another program; it is wanted for Kafka: end that program, or choose other ports.`,
    });
    await new Promise((resolve) => other.close(resolve));
  });

  it('is never given twice', async () => {
    expect(new Set(await freePorts(50)).size).toBe(50);
  });
});
