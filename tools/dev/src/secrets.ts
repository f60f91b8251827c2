import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { OFFICES, type OfficeName } from './services';

export type Passwords = Record<OfficeName, string>;

/** A random password for each office's database role, made once and readable by the owner of the data folder alone. */
export function passwordsIn(file: string): Passwords {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>) : {};
  const made = Object.fromEntries(
    OFFICES.map((office) => [office, kept[office] ?? randomBytes(24).toString('base64url')]),
  ) as Passwords;
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
