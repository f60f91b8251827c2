import { newFieldKeys } from '@lien-thong/embedded';
import { databaseOptions, EnvironmentFault, rows } from '@lien-thong/service';
import { freshDatabase, migrate } from '@lien-thong/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Privacy } from '../privacy';
import { CaseKeys1764000000500 } from '../tables/case-key-table';
import { KeyFile } from './key-file';
import { KeyFault } from './key-provider';
import { openKeys } from './open-keys';
import type { KeySettings } from './vault-settings';

const SERVER = process.env['TEST_VAULT'];
const ADMIN = process.env['TEST_VAULT_TOKEN'] ?? 'root';
/** The policy that installations are given. */
const POLICY = join(__dirname, '../../../../k8s/vault/service.hcl');

/** A real Vault or OpenBao, where the environment names one. */
(SERVER ? describe : describe.skip)('keys in Vault', () => {
  const place = `try-${process.pid}-${Date.now()}`;
  const fileKeys = newFieldKeys('autumn');
  const { lookUp } = JSON.parse(fileKeys) as { lookUp: string };
  let folder: string;
  let settings: KeySettings;

  const admin = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const reply = await fetch(`${SERVER}/v1/${path}`, {
      method,
      headers: { 'x-vault-token': ADMIN },
      body: body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  };
  const newKey = (name: string, derived = true) => admin('POST', `${place}/keys/${name}`, { derived });
  const addressOf = (key: string) => `vault:${SERVER}/${place}/${key}`;

  /** A token that may do what the policy says, and no more. */
  const newToken = async () => {
    const { auth } = await admin<{ auth: { client_token: string } }>('POST', 'auth/token/create', {
      policies: [place],
      ttl: '10m',
    });
    return auth.client_token;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vault-'));
    await admin('POST', `sys/mounts/${place}`, { type: 'transit' });
    await admin('POST', `sys/mounts/${place}-kv`, { type: 'kv', options: { version: '2' } });
    await newKey('lien-thong-residence');
    // A KV engine that was just made is still being set up.
    for (let tries = 0; ; tries++) {
      try {
        await admin('POST', `${place}-kv/data/lien-thong/residence`, { data: { lookUp } });
        break;
      } catch (fault) {
        if (tries === 20) throw fault;
        await pause(250);
      }
    }
    const policy = readFileSync(POLICY, 'utf8')
      .replaceAll('"transit/', `"${place}/`)
      .replaceAll('"secret/', `"${place}-kv/`);
    await admin('PUT', `sys/policies/acl/${place}`, { policy });
    writeFileSync(join(folder, 'token'), `${await newToken()}\n`);
    settings = {
      FIELD_KEYS: addressOf('lien-thong-residence'),
      FIELD_KEYS_TOKEN_FILE: join(folder, 'token'),
      FIELD_KEYS_LOOK_UP: `${place}-kv/data/lien-thong/residence`,
    };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    for (const mount of [place, `${place}-kv`]) await admin('DELETE', `sys/mounts/${mount}`);
    await admin('DELETE', `sys/policies/acl/${place}`);
  });

  const dataKeys = (many: number) =>
    Array.from({ length: many }, (_, i) => ({ owner: `residence ${i}`, key: randomBytes(32) }));

  it('wrap many at once, and open them', async () => {
    const keys = await openKeys(settings);
    const given = dataKeys(500);
    const wrapped = await keys.wrap(given);
    expect(new Set(wrapped.map(({ kid }) => kid))).toEqual(new Set([await keys.current()]));
    expect(wrapped.some(({ wrapped: sealed }, i) => sealed.includes(given[i]!.key))).toBe(false);
    expect(await keys.unwrap(wrapped)).toEqual(given);
    expect([await keys.wrap([]), await keys.unwrap([])]).toEqual([[], []]);
  });

  it('have the look-up key of the secret', async () => {
    expect((await openKeys(settings)).lookUpKey()).toEqual(Buffer.from(lookUp, 'base64url'));
  });

  it("do not open one owner's key as another's, nor one that was changed", async () => {
    const keys = await openKeys(settings);
    const [one, other] = await keys.wrap(dataKeys(2));
    const changed = Buffer.from(one!.wrapped);
    changed[20]! ^= 1;
    for (const wrong of [
      { ...one!, owner: other!.owner },
      { ...one!, wrapped: changed },
      { ...one!, kid: one!.kid.replace('residence', 'monitoring') },
      { ...one!, kid: one!.kid.replace(/v1$/, 'v9') },
    ]) {
      await expect(keys.unwrap([other!, wrong])).rejects.toThrow(KeyFault);
      await expect(keys.rewrap([other!, wrong])).rejects.toThrow(KeyFault);
    }
  });

  it('are refused where the key is not derived, or another than the token is for', async () => {
    await newKey('plain', false);
    await newKey('foreign');
    const wrong = (key: string, token: string) => {
      writeFileSync(join(folder, 'other-token'), token);
      return openKeys({
        ...settings,
        FIELD_KEYS: addressOf(key),
        FIELD_KEYS_TOKEN_FILE: join(folder, 'other-token'),
      }).catch((fault: unknown) => fault);
    };
    for (const [key, token, words] of [
      ['plain', ADMIN, 'derived'],
      ['mistyped', ADMIN, '404'],
      ['foreign', await newToken(), '403'],
      ['lien-thong-residence', 'hvs.nobody', '403'],
    ] as const) {
      const fault = await wrong(key, token);
      expect(fault).toBeInstanceOf(EnvironmentFault);
      expect(String(fault)).toContain(words);
    }
  });

  it('go on with the next token when the file has another', async () => {
    const file = join(folder, 'renewed');
    const [first, second] = [await newToken(), await newToken()];
    writeFileSync(file, first);
    utimesSync(file, 1000, 1000);
    const keys = await openKeys({ ...settings, FIELD_KEYS_TOKEN_FILE: file });
    await admin('POST', 'auth/token/revoke', { token: first });
    await expect(keys.wrap(dataKeys(1))).rejects.toThrow(KeyFault);
    writeFileSync(file, second);
    await pause(1100);
    expect(await keys.wrap(dataKeys(1))).toHaveLength(1);
  });

  describe('of a service with cases', () => {
    let database: DataSource;
    let drop: () => Promise<void>;
    const cases = Array.from({ length: 1200 }, () => randomUUID());

    beforeAll(async () => {
      const fresh = await freshDatabase('privacy');
      drop = fresh.drop;
      database = await new DataSource(
        databaseOptions({ DATABASE_URL: fresh.url, DATABASE_POOL: 8 }, [], [CaseKeys1764000000500]),
      ).initialize();
      await migrate(database);
    });
    afterAll(async () => {
      await database.destroy();
      await drop();
    });

    const instance = async (more: Partial<KeySettings> = {}) =>
      new Privacy(await openKeys({ ...settings, ...more }), 'residence');
    const open = async (privacy: Privacy, sealed: string) =>
      (await privacy.opening(database.manager, [cases[7]!]))(cases[7]!)?.open('x', sealed);
    const storedKids = async () =>
      (await rows<{ kid: string }>(database.manager, 'select distinct kid from case_key')).map(
        ({ kid }) => kid,
      );

    it('move here from a file, and on to the next version; what is sealed stays readable', async () => {
      const before = new Privacy(new KeyFile(fileKeys), 'residence');
      const sealed = (await before.sealing(database.manager, cases))(cases[7]!).seal('x', 'nhồi máu');

      const moving = await instance({ FIELD_KEYS_FORMER: fileKeys });
      expect(await open(moving, sealed)).toBe('nhồi máu');
      expect(moving.hash('person', '012345678901')).toEqual(before.hash('person', '012345678901'));
      expect(await moving.rewrap(database.manager)).toBe(1200);
      const [first] = await storedKids();
      expect(first).toBe(`vault:${place}/lien-thong-residence:v1`);
      expect(await open(await instance(), sealed)).toBe('nhồi máu');

      await admin('POST', `${place}/keys/lien-thong-residence/rotate`);
      expect(await (await instance()).rewrap(database.manager)).toBe(1200);
      expect(await storedKids()).toEqual([first!.replace(/v1$/, 'v2')]);
      await admin('POST', `${place}/keys/lien-thong-residence/config`, { min_decryption_version: 2 });
      expect(await open(await instance(), sealed)).toBe('nhồi máu');
    });

    it('are refused with another look-up key than the file had', async () => {
      const others = instance({ FIELD_KEYS_FORMER: newFieldKeys('autumn') });
      await expect(others).rejects.toThrow(EnvironmentFault);
    });
  });
});
