import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Declaration, formFaults } from '@lien-thong/contracts';
import { findCommune, loadLaw } from '@lien-thong/law';
import { readCase, readFacts } from './case-file';
import { explained } from './explain';

const SAMPLES = join(__dirname, '../../../../samples/law');
const law = loadLaw();
const cases = readdirSync(SAMPLES).filter(
  (name) => /^[a-z-]+\.json$/.test(name) && name !== 'decisions.json',
);

const textOf = (name: string): string => {
  const file = join(SAMPLES, name);
  const known = readFacts(file);
  const lines = explained(law, readCase(file), { ...known, receivedAt: known.receivedAt! });
  // the fingerprint of the rows changes with any of them, whether this case reads it or not
  return `${lines.join('\n').replaceAll(law.version, '(phiên bản)')}\n`;
};

/** To read the texts anew after a change of the law: KEEP_TEXTS=1, and read every line that changed. */
const keep = process.env.KEEP_TEXTS === '1';

it.each(cases)('explains %s in the words that were read and kept', (name) => {
  const kept = join(SAMPLES, name.replace(/\.json$/, '.txt'));
  const text = textOf(name);
  if (keep) writeFileSync(kept, text);
  expect(text).toBe(readFileSync(kept, 'utf8'));
});

it.each(cases)('keeps every line of %s within 100 columns', (name) => {
  for (const line of textOf(name).split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
});

it.each(cases)('%s is a declaration that the system takes', (name) => {
  const declared = JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as Declaration;
  expect(formFaults(Declaration, declared)).toEqual([]);
  expect(findCommune(declared.commune)?.provinceCode).toBe('92');
});

it('promises a death registered in March 2027 under its new name', () => {
  const file = join(SAMPLES, 'pensioner.json');
  const words = (receivedAt: string) =>
    explained(law, readCase(file), { ...readFacts(file), receivedAt }).join(' ');
  expect(words('2027-02-26T09:00:00+07:00')).toContain('“Trích lục khai tử”');
  expect(words('2027-03-01T09:00:00+07:00')).toContain('“Giấy chứng tử”');
});
