import { readFileSync } from 'node:fs';
import type { JWK } from 'oidc-provider';
import type { Client } from './clients';
import { peopleIn, type Person } from './people';

export interface Settings {
  port: number;
  people: ReadonlyMap<string, Person>;
  clients: readonly Client[];
  /** Private ES256 keys; the first one signs, all are published. */
  keys: readonly JWK[];
}

type Environment = Readonly<Record<string, string | undefined>>;

function fileOf(environment: Environment, name: string): string {
  const file = environment[name];
  if (!file) throw new Error(`${name} must name a file`);
  return file;
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/**
 * `IDENTITY_PORT`, and the files `IDENTITY_PEOPLE`, `IDENTITY_CLIENTS` and `IDENTITY_KEYS` (a JWK Set).
 * @throws Error where it is not said that this is a demonstration: whoever opens the page may sign in as anybody
 */
export function readSettings(environment: Environment): Settings {
  if (environment['IDENTITY_DEMO'] !== 'true')
    throw new Error(
      'this provider asks for no password; it starts only where IDENTITY_DEMO=true says it is for demonstration',
    );
  const port = Number(environment['IDENTITY_PORT']);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('IDENTITY_PORT must be a port');
  const { keys } = json(fileOf(environment, 'IDENTITY_KEYS')) as { keys: JWK[] };
  return {
    port,
    people: peopleIn(fileOf(environment, 'IDENTITY_PEOPLE')),
    clients: json(fileOf(environment, 'IDENTITY_CLIENTS')) as Client[],
    keys,
  };
}
