import {
  newFieldKeys,
  newOfficeKeys,
  newPageCertificates,
  newSigningKey,
  type Passwords,
} from '@lien-thong/embedded';
import { communes } from '@lien-thong/law';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolders } from './folders';
import { OFFICES, type OfficeName } from './services';

type OfPasswords = Record<OfficeName, Passwords>;

const password = () => randomBytes(24).toString('base64url');

/** Random passwords for each office's two database roles, made once and readable by the owner of the data folder alone. */
export function passwordsIn(file: string): OfPasswords {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<OfPasswords>) : {};
  const made = Object.fromEntries(
    OFFICES.map((office) => [
      office,
      { owner: kept[office]?.owner ?? password(), app: kept[office]?.app ?? password() },
    ]),
  ) as OfPasswords;
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/** The key that one-stop publishes the law with, and the public keys that every service trusts; made once. */
export function ensureLawKey({ lawKey, lawKeys }: Pick<DataFolders, 'lawKey' | 'lawKeys'>): void {
  if (existsSync(lawKey) && existsSync(lawKeys)) return;
  const { privateKey, publicKeys } = newSigningKey();
  writeFileSync(lawKey, `${privateKey}\n`, { mode: 0o600 });
  writeFileSync(lawKeys, `${publicKeys}\n`);
}

/** A key for every commune of the country, made once; the file of public keys is everybody's. */
export function ensureOfficeKeys({
  officeSigningKeys,
  officeKeys,
}: Pick<DataFolders, 'officeSigningKeys' | 'officeKeys'>): void {
  if (existsSync(officeSigningKeys) && existsSync(officeKeys)) return;
  const { privateKeys, publicKeys } = newOfficeKeys(communes().map(({ code }) => `commune:${code}`));
  writeFileSync(officeSigningKeys, `${privateKeys}\n`, { mode: 0o600 });
  writeFileSync(officeKeys, `${publicKeys}\n`);
}

/** A certificate for every commune of the province, under a root of this system's own; made once. */
export async function ensurePageKeys(
  { pageSigningKeys, pageRoot }: Pick<DataFolders, 'pageSigningKeys' | 'pageRoot'>,
  province: string,
): Promise<void> {
  if (existsSync(pageSigningKeys) && existsSync(pageRoot)) return;
  const offices = communes()
    .filter(({ provinceCode }) => provinceCode === province)
    .map(({ code, name }) => ({ office: `commune:${code}`, name: `UBND ${name}` }));
  const { keys, root } = await newPageCertificates(offices);
  writeFileSync(pageSigningKeys, `${keys}\n`, { mode: 0o600 });
  writeFileSync(pageRoot, root);
}

export const fieldKeysOf = ({ fieldKeys }: Pick<DataFolders, 'fieldKeys'>, office: OfficeName): string =>
  join(fieldKeys, `${office}.json`);

/** The keys that each office encrypts personal data with, made once; without them its database cannot be read. */
export function ensureFieldKeys(folders: Pick<DataFolders, 'fieldKeys'>): void {
  mkdirSync(folders.fieldKeys, { recursive: true, mode: 0o700 });
  for (const office of OFFICES) {
    const file = fieldKeysOf(folders, office);
    if (!existsSync(file)) writeFileSync(file, `${newFieldKeys()}\n`, { mode: 0o600 });
  }
}
