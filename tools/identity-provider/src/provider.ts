import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { configurationOf } from './configuration';
import { interaction } from './interaction';
import { policyOf } from './pages';
import type { Settings } from './settings';

export interface RunningProvider {
  issuer: string;
  stop(): Promise<void>;
}

const originOf = (address: string) => new URL(address).origin;

function appOf(issuer: string, settings: Settings): Provider {
  const provider = new Provider(issuer, configurationOf(settings));
  const policy = policyOf(
    settings.clients.flatMap(({ signedInAt }) => (signedInAt ? originOf(signedInAt) : [])),
  );
  provider.use(async (context, next) => {
    context.set('content-security-policy', policy);
    context.set('x-content-type-options', 'nosniff');
    context.set('referrer-policy', 'no-referrer');
    await next();
  });
  provider.use(interaction(provider, settings.people));
  // What goes wrong in an answer is said with the request it belongs to; the person saw an error page.
  provider.on('server_error', (_context, fault) => process.stderr.write(`${fault.stack ?? fault.message}\n`));
  return provider;
}

const listening = (server: Server, port: number) =>
  new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });

/** An OpenID provider of demo people, on the loopback interface and nowhere else. Port 0 takes any that is free. */
export async function startProvider(settings: Settings): Promise<RunningProvider> {
  const server = createServer();
  await listening(server, settings.port);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handle = appOf(issuer, settings).callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
