import { EnvironmentFault } from '@lien-thong/service';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFault } from './key-provider';
import { openKeys } from './open-keys';
import { VaultKeys } from './vault-keys';
import { vaultSettings, type KeySettings } from './vault-settings';

const TOKEN = 'hvs.a-token-of-nobody';

let folder: string;
let tokenFile: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-token-'));
  tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, `${TOKEN}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const given = (more: Partial<KeySettings> = {}): KeySettings => ({
  FIELD_KEYS: 'vault:https://vault.example.vn:8200/transit/lien-thong-residence',
  FIELD_KEYS_TOKEN_FILE: tokenFile,
  FIELD_KEYS_LOOK_UP: 'secret/data/lien-thong/residence',
  ...more,
});

describe('the settings of a key service', () => {
  it('are an address, the path of a key and that of a secret', () => {
    expect(vaultSettings(given())).toEqual({
      server: 'https://vault.example.vn:8200',
      mount: 'transit',
      key: 'lien-thong-residence',
      lookUp: 'secret/data/lien-thong/residence',
      tokenFile,
    });
  });

  it('may have a namespace before the engine', () => {
    const at = vaultSettings(given({ FIELD_KEYS: 'vault:http://127.0.0.1:8100/can-tho/transit/residence' }));
    expect([at.mount, at.key]).toEqual(['can-tho/transit', 'residence']);
  });

  it.each([
    ['FIELD_KEYS', 'vault:'],
    ['FIELD_KEYS', 'vault:ftp://vault.example.vn/transit/residence'],
    ['FIELD_KEYS', 'vault:https://vault.example.vn/residence'],
    ['FIELD_KEYS', 'vault:https://vault.example.vn/transit/residence?list=true'],
    ['FIELD_KEYS', 'vault:https://vault.example.vn/transit/%2e%2e/residence'],
    ['FIELD_KEYS', 'vault:https://me:secret@vault.example.vn/transit/residence'],
    ['FIELD_KEYS', 'vault:http://vault.example.vn/transit/residence'],
    ['FIELD_KEYS_TOKEN_FILE', undefined],
    ['FIELD_KEYS_TOKEN_FILE', '/nowhere/token'],
    ['FIELD_KEYS_LOOK_UP', undefined],
    ['FIELD_KEYS_LOOK_UP', 'secret/data/../../sys/seal'],
    ['FIELD_KEYS_LOOK_UP', 'secret'],
  ])('with %s %s are a fault of the environment that names it', async (name, value) => {
    const fault = await openKeys(given({ [name]: value })).catch((fault: unknown) => fault);
    expect(fault).toBeInstanceOf(EnvironmentFault);
    expect(String(fault)).toContain(`${name}:`);
    expect(String(fault)).not.toContain(':secret@');
  });

  it('with an empty token are one, too', async () => {
    const empty = join(folder, 'empty');
    writeFileSync(empty, '\n');
    await expect(openKeys(given({ FIELD_KEYS_TOKEN_FILE: empty }))).rejects.toThrow('holds no token');
  });
});

describe('at the start', () => {
  let server: Server | undefined;
  let asked: number;

  const answering = async (answer: RequestListener): Promise<string> => {
    asked = 0;
    server = createServer((request, response) => {
      asked++;
      answer(request, response);
    });
    await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
    return `vault:http://127.0.0.1:${(server.address() as AddressInfo).port}/transit/residence`;
  };
  const replying = (status: number, body: object) =>
    answering((_, response) => void response.writeHead(status).end(JSON.stringify(body)));
  const faultOf = (FIELD_KEYS: string, within = 0) =>
    VaultKeys.open(vaultSettings(given({ FIELD_KEYS })), within).catch((fault: unknown) => fault);

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  it.each([
    [403, { errors: ['permission denied'] }, 'permission denied'],
    [404, { errors: [] }, '404'],
    [200, { data: { derived: false, supports_encryption: true, supports_decryption: true } }, 'derived'],
    [200, { data: { derived: true, supports_encryption: false, supports_decryption: true } }, 'encrypts'],
  ])('an answer %i %j is a fault of the environment, told at once', async (status, body, words) => {
    const fault = await faultOf(await replying(status, body), 60_000);
    expect(fault).toBeInstanceOf(EnvironmentFault);
    expect(String(fault)).toContain(words);
    expect(String(fault)).not.toContain(TOKEN);
    expect(asked).toBe(1);
  });

  it('a server that is sealed is waited for', async () => {
    const fault = await faultOf(await replying(503, { errors: ['Vault is sealed'] }), 500);
    expect(fault).toBeInstanceOf(KeyFault);
    expect(asked).toBe(2);
  });

  it('a server that says nothing is waited for, and not for ever', async () => {
    const fault = await faultOf(await answering(() => undefined));
    expect(fault).toBeInstanceOf(KeyFault);
    expect(String(fault)).toContain('does not answer');
  });

  it('a server that sends the token elsewhere does not get it there', async () => {
    const address = await answering((request, response) => {
      response.writeHead(307, { location: `http://${request.headers.host}/elsewhere` }).end();
    });
    expect(await faultOf(address)).toBeInstanceOf(KeyFault);
    expect(asked).toBe(1);
  });
});
