import { ACCESS, Caller, type Action } from '@lien-thong/access';
import { ROLES, type Role, type Unit } from '@lien-thong/contracts';
import type { Asking, OpenService } from './open-service';

/** An endpoint as the service's own OpenAPI document has it. */
export interface Endpoint {
  method: 'get' | 'post' | 'put';
  path: string;
  action?: Action;
}

const UNITS: readonly Unit[] = [
  { kind: 'commune', code: '31120' },
  { kind: 'province', code: '92' },
  { kind: 'system' },
];
const NOBODY_S_CASE = '01932f5e-0000-7000-8000-000000000000';

type Operation = { 'x-action'?: Action };
interface Document {
  paths: Record<string, Partial<Record<Endpoint['method'], Operation>>>;
}

export async function endpointsOf(office: OpenService): Promise<Endpoint[]> {
  const { body } = await office.get<Document>('openapi.json');
  return Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method as Endpoint['method'],
      path: path.replace(/^\/api\/[a-z-]+\//, ''),
      action: operation['x-action'],
    })),
  );
}

/** Asks about nothing that exists: whoever may ask is told so, whoever may not is refused before. */
function knock(who: Asking, { method, path }: Endpoint, headers?: Record<string, string>) {
  const address = path.replaceAll(/\{[^}]*code[^}]*\}/gi, '31120').replaceAll(/\{[^}]+\}/g, NOBODY_S_CASE);
  if (method === 'get') return who.get<{ code?: string }>(address, headers);
  return who[method]<{ code?: string }>(address, {}, headers);
}

const WHY = { allowed: 'allowed', signIn: '401 sign-in-required', refused: '403 not-allowed' } as const;

async function outcome(who: Asking, endpoint: Endpoint, headers?: Record<string, string>): Promise<string> {
  const { status, body } = await knock(who, endpoint, headers);
  if (status === 401) return `401 ${body.code}`;
  if (status === 403 && body.code === 'not-allowed') return WHY.refused;
  return status >= 500 ? `${status}` : WHY.allowed;
}

const tabled = (action: Action, role: Role, unit: Unit): string =>
  new Caller('x', 'x', 'person', [{ role, unit }], '').may(action) ? WHY.allowed : WHY.refused;

/**
 * Runs role × unit against every endpoint of a service, and nobody at all too.
 * @returns the cells that are not as the access table says, in words, and how many were tried
 */
export async function accessMatrix(office: OpenService): Promise<{ tried: number; wrong: string[] }> {
  const endpoints = await endpointsOf(office);
  const wrong = endpoints
    .filter(({ action }) => !action || !(action in ACCESS))
    .map(({ method, path }) => `${method} ${path} names no action of the table`);
  let tried = 0;
  const expectOf = async (who: string, endpoint: Endpoint, expected: string, found: Promise<string>) => {
    tried++;
    if ((await found) !== expected)
      wrong.push(`${endpoint.method} ${endpoint.path} as ${who}: ${await found} instead of ${expected}`);
  };
  for (const endpoint of endpoints) {
    const expected = endpoint.action && ACCESS[endpoint.action].by === 'anyone' ? WHY.allowed : WHY.signIn;
    await expectOf('nobody', endpoint, expected, outcome(office, endpoint, { authorization: '' }));
  }
  for (const role of ROLES)
    for (const unit of UNITS) {
      const machine = role === 'agency-machine';
      const subject = `${role}.${unit.kind}`;
      const who = await office.as({ subject, machine, posts: [{ role, unit }] });
      for (const endpoint of endpoints)
        if (endpoint.action)
          await expectOf(subject, endpoint, tabled(endpoint.action, role, unit), outcome(who, endpoint));
    }
  return { tried, wrong };
}
