import { OFFICES, type OfficeName, type System } from '@lien-thong/dev';
import { AUDIENCE, EVERYBODY, installPostings, type TestIssuer, type TestPerson } from '@lien-thong/testing';
import { DataSource } from 'typeorm';

/** A program of an agency, which may file and withdraw everywhere. */
const MACHINE: TestPerson = { subject: 'co-quan', machine: true, posts: ['agency-machine'] };

/** Longer than any run. */
const TOKEN_S = 4 * 3600;

/** In whose name a service is asked. */
export const ASKERS = ['nobody', 'person', 'machine'] as const;
export type Asker = (typeof ASKERS)[number];

const PEOPLE: Record<Exclude<Asker, 'nobody'>, TestPerson> = { person: EVERYBODY, machine: MACHINE };

/** What a service must be told: to believe the tokens of this issuer, and to answer however often it is asked. */
export const settingsFor = ({ url }: TestIssuer): Partial<Record<OfficeName, Record<string, string>>> =>
  Object.fromEntries(
    OFFICES.map((office) => [
      office,
      { OIDC_ISSUER: url, OIDC_AUDIENCE: AUDIENCE, RATE_LIMIT_PER_MINUTE: '0' },
    ]),
  );

/** The token that an asker's requests carry. */
export async function tokenOf(issuer: TestIssuer, asker: Asker): Promise<string | undefined> {
  if (asker === 'nobody') return undefined;
  const { subject, name = subject, machine } = PEOPLE[asker];
  const exp = Math.floor(Date.now() / 1000) + TOKEN_S;
  return issuer.token(subject, { name, exp, ...(machine ? { client_id: subject } : {}) });
}

/** Puts the postings of both into every office's directory. */
export async function postAll(system: System): Promise<void> {
  for (const office of OFFICES) {
    const database = await new DataSource({ type: 'postgres', url: system.databaseUrl(office) }).initialize();
    try {
      for (const person of Object.values(PEOPLE)) await installPostings(database, person);
    } finally {
      await database.destroy();
    }
  }
}
