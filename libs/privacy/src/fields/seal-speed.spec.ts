import { Declaration } from '@lien-thong/contracts';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataKey } from './data-key';

const form = JSON.parse(
  readFileSync(join(__dirname, '../../../contracts/frozen/forms/declaration.sample.json'), 'utf8'),
) as Declaration;

const ROUNDS = 2000;

/** A core files some hundreds of cases a second at most: sealing must stay a small part of each. In CPU time. */
it('a declaration is sealed and opened more than a thousand times a second of one core', () => {
  const began = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    const key = new DataKey(randomUUID(), randomBytes(32));
    key.openFields(Declaration, 'declaration.form', key.sealFields(Declaration, 'declaration.form', form));
  }
  const { user, system } = process.cpuUsage(began);
  const perSecond = Math.round((ROUNDS / (user + system)) * 1e6);
  process.stdout.write(`\na declaration sealed and opened ${perSecond} times a second\n`);
  expect(perSecond).toBeGreaterThan(1000);
});
