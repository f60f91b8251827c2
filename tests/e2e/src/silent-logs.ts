import type { Declaration } from '@lien-thong/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of a declaration tells of a person and can be looked for: too short a word would be found by chance. */
function personalWords({ requester, deceased, death, payee, benefit }: Declaration): string[] {
  const words = [
    deceased.personalId,
    requester.personalId,
    requester.phone,
    requester.email,
    requester.fullName,
    [deceased.familyName, deceased.middleName, deceased.givenName].filter(Boolean).join(' '),
    deceased.lastResidence.detail,
    death.cause,
    payee?.personalId,
    payee?.account?.number,
    benefit?.insuranceNumber,
    benefit?.beneficiaryNumber,
    ...(benefit?.survivors ?? []).flatMap(({ fullName, personalId }) => [fullName, personalId]),
  ];
  return words.filter((word): word is string => word !== undefined && word.length >= 8);
}

/**
 * Looks through every log of a run, of the database and the broker too, for what the run's declarations told of people.
 * @returns where something was found: the file, and what kind of text, never the text itself
 */
export function personalDataInLogs(folder: string, declared: readonly Declaration[]): string[] {
  const words = [...new Set(declared.flatMap(personalWords))];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'utf8');
    const found = words.filter((word) => text.includes(word));
    return found.length ? [`${name}: ${found.length} of ${words.length} personal values`] : [];
  });
}
