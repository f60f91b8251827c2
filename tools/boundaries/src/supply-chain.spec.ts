import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

interface Locked {
  link?: boolean;
  license?: string;
  version?: string;
  integrity?: string;
}

const { allowed, readByHand } = read<{ allowed: string[]; readByHand: Record<string, string> }>(
  'tools/boundaries/licences.json',
);
const locked = Object.entries(
  read<{ packages: Record<string, Locked> }>('package-lock.json').packages,
).filter(([path, { link }]) => path.includes('node_modules/') && !link);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Whether one of the licences on offer is allowed; of those that hold together, all must be. */
const isAllowed = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((offer) => offer.split(' AND ').every((licence) => allowed.includes(licence.trim())));

describe('what we take from others', () => {
  it('is in its exact version', () => {
    const manifests = ['package.json', ...globSync('{apps,libs,tools,tests}/*/package.json', { cwd: ROOT })];
    const ranges = manifests.flatMap((file) => {
      const { dependencies, devDependencies } = read<Manifest>(file);
      return Object.entries({ ...dependencies, ...devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${file}: ${name} ${version}`);
    });
    expect(ranges).toEqual([]);
  });

  it('comes under a licence that is on the list, or was read by hand', () => {
    const strange = locked
      .filter(([path, { license }]) => !(license ? isAllowed(license) : nameOf(path) in readByHand))
      .map(([path, { license }]) => `${nameOf(path)}: ${license ?? 'no licence named'}`);
    expect(strange).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['Apache-2.0 AND MIT', true],
    ['(MIT OR EUPL-1.1+)', true],
    ['GPL-3.0', false],
    ['MIT AND GPL-3.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('may come under %s: %p', (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected);
  });

  it('is known by its digest, whatever registry it comes from', () => {
    expect(locked.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  });

  it('names no licence read by hand that nobody needs any more', () => {
    const used = new Set(locked.map(([path]) => nameOf(path)));
    expect(Object.keys(readByHand).filter((name) => !used.has(name))).toEqual([]);
  });
});
