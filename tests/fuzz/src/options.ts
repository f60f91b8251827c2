import { OFFICES, type OfficeName } from '@lien-thong/dev';
import { parseArgs } from 'node:util';

export const USAGE = `node tests/fuzz/run.mjs [--requests 5000] [--service one-stop] [--seed 1] [--port-base 9900]

Starts the whole system and lets Schemathesis ask every service by its own OpenAPI document: without a token, as a person
of every role and as an agency's program, until each service has been asked so often. Prints a line per service and asker.
`;

export interface Options {
  /** At least so many to each service. */
  requests: number;
  services: readonly OfficeName[];
  seed: number;
  portBase: number;
}

export class UsageFault extends Error {}

function wholeNumber(name: string, given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new UsageFault(`--${name} must be a whole number, not ${given}`);
  return Number(given);
}

/** Undefined: only the usage was asked for. @throws UsageFault */
export function optionsOf(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean' },
      requests: { type: 'string', default: '5000' },
      service: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'port-base': { type: 'string', default: '9900' },
    },
  });
  if (values.help) return undefined;
  const services = OFFICES.filter((office) => values.service === undefined || office === values.service);
  if (!services.length) throw new UsageFault(`--service must be one of ${OFFICES.join(', ')}`);
  return {
    requests: wholeNumber('requests', values.requests),
    services,
    seed: wholeNumber('seed', values.seed),
    portBase: wholeNumber('port-base', values['port-base']),
  };
}
