import { EnvironmentFault, type ServiceDefinition } from '@lien-thong/service';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { anchorsOf, anchorsSince, AUDITED_OFFICE, type Anchor } from './chain/anchors';
import { verifyChain } from './chain/verify';

type Command = NonNullable<ServiceDefinition['commands']>[string];

/**
 * `node main.js verify-audit [--anchors <file>]`: recomputes the chain and prints one line of JSON, with the first
 * broken link if there is one; then the exit code is 1. The file holds what `GET /api/monitoring/audit-anchors` answers.
 */
export const verifyAudit: Command = async (app, ...words) => {
  const database = app.get(DataSource);
  const office = app.get<string>(AUDITED_OFFICE, { strict: false });
  const given = anchorsIn(fileOf(words)).filter((anchor) => anchor.office === office);
  const { links, broken } = await verifyChain(database, [...(await anchorsOf(database, office)), ...given]);
  const line = { office, links, anchorsGiven: given.length, ...(broken ? { broken } : {}) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  if (broken) process.exitCode = 1;
};

/** `node main.js audit-anchors`: prints the anchors that are kept here, as `GET …/audit-anchors` answers them. */
export const printAnchors: Command = async (app) => {
  const items = await anchorsSince(app.get(DataSource), '0001-01-01');
  process.stdout.write(`${JSON.stringify({ items })}\n`);
};

function fileOf([word, file, ...more]: string[]): string | undefined {
  if (word === undefined) return undefined;
  if (word === '--anchors' && file !== undefined && !more.length) return file;
  throw new EnvironmentFault('usage: verify-audit [--anchors <file>]');
}

function anchorsIn(file: string | undefined): Anchor[] {
  if (file === undefined) return [];
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { items: Anchor[] }).items.filter(isAnchor);
  } catch (fault) {
    throw new EnvironmentFault(`${file} holds no anchors: ${String(fault)}`);
  }
}

const isAnchor = ({ office, day, position, hash }: Anchor): boolean =>
  [office, day, hash].every((text) => typeof text === 'string') && Number.isSafeInteger(position);
