/* Loaded into every service before anything else (`--require`) when the bench measures what a protection costs. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const PROTECTIONS = ['audit', 'encryption', 'signatures'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** What the services are told: the protections to leave out, and to load this file. */
export const withoutProtections = (left: readonly Protection[]): Record<string, string> =>
  left.length ? { NODE_OPTIONS: `--require ${__filename}`, BENCH_WITHOUT: left.join(' ') } : {};

type Class = { prototype: Record<string, unknown> };
type Loaded = Record<string, unknown>;

/** A file of a library by its path: from outside, none of this can be turned off. */
const built = createRequire(join(__dirname, '../../../package.json'));
const load = (path: string): Loaded => built(`./libs/${path}`) as Loaded;
const methods = (file: Loaded, name: string, changed: Record<string, unknown>) =>
  Object.assign((file[name] as Class).prototype, changed);

const LEAVE_OUT: Record<Protection, () => void> = {
  audit: () => {
    const nothing = () => Promise.resolve();
    Object.assign(load('audit/dist/record.js'), { record: nothing, recordOnceAMinute: nothing });
    methods(load('audit/dist/chain/sealer.js'), 'Sealer', { seal: () => Promise.resolve(0) });
  },
  encryption: () => {
    const keys = load('privacy/dist/fields/data-key.js');
    const as =
      <T>(place: number) =>
      (...given: unknown[]) =>
        given[place] as T;
    methods(keys, 'DataKey', {
      sealBytes: as<Buffer>(1),
      openBytes: as<Buffer>(1),
      seal: as<string>(1),
      open: as<string>(1),
      sealFields: as<object>(2),
      openFields: as<object>(2),
    });
    const { DataKey } = keys as { DataKey: new (owner: string, key: undefined) => object };
    const made = (_db: unknown, owners: readonly string[]) =>
      Promise.resolve(new Map(owners.map((owner) => [owner, new DataKey(owner, undefined)])));
    methods(load('privacy/dist/tables/case-keys.js'), 'CaseKeys', { ensure: made, find: made });
  },
  signatures: () => {
    const statements = load('signature/dist/statement.js');
    methods(statements, 'FileSigner', { sign: () => 'e30..AA' });
    methods(statements, 'TrustedOffices', { check: () => undefined });
  },
};

for (const protection of (process.env['BENCH_WITHOUT'] ?? '').split(' ').filter(Boolean))
  LEAVE_OUT[protection as Protection]();
