import { newTokenKey, type Client } from '@lien-thong/identity-provider';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DataFolders } from './folders';

const secret = () => randomBytes(32).toString('base64url');

function keep(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}

/** The clients of the identity provider with their secrets. */
export const clientsIn = (file: string): Client[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Client[]) : [];

/**
 * What signing in needs: two keys for tokens, so that the second can take over; one for sessions; and the clients,
 * each with the secret it was given first, the web server where it is found this time.
 */
export function ensureIdentity(
  { tokenKeys, sessionKeys, clients }: Pick<DataFolders, 'tokenKeys' | 'sessionKeys' | 'clients'>,
  webUrl: string,
): void {
  if (!existsSync(tokenKeys)) keep(tokenKeys, { keys: [newTokenKey(), newTokenKey()] });
  if (!existsSync(sessionKeys)) keep(sessionKeys, { keys: [{ kty: 'oct', kid: randomUUID(), k: secret() }] });
  const known = clientsIn(clients);
  const client = (id: string): Client => ({
    id,
    secret: known.find((one) => one.id === id)?.secret ?? secret(),
  });
  keep(clients, [
    { ...client('web'), signedInAt: `${webUrl}/dang-nhap/xong`, signedOutAt: `${webUrl}/` },
    client('portal'),
    client('agency-demo'),
  ]);
}
