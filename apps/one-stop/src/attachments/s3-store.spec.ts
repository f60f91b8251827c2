import { EnvironmentFault } from '@lien-thong/service';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Bucket, describeWithS3 } from '../testing-ground/bucket';
import { CONTENT, keepsFiles, put, SHA256 } from '../testing-ground/store-guarantees';
import { FolderStore } from './folder-store';
import { openStore } from './open-store';
import { s3Settings } from './s3-settings';
import { S3Store, StoreAway, StoreRefuses } from './s3-store';

const KEYS = { accessKeyId: 'nobody', secretAccessKey: 'a-secret-of-nobody' };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
});
afterEach(() => rm(folder, { recursive: true }));

const settings = (ATTACHMENT_STORE: string, keys: object = KEYS) => ({
  ATTACHMENT_FOLDER: folder,
  ATTACHMENT_STORE,
  ATTACHMENT_STORE_REGION: 'us-east-1',
  ATTACHMENT_STORE_KEYS: JSON.stringify(keys),
});

const opened = (given: Parameters<typeof openStore>[0]) => openStore(given, join(folder, 'passing'));

describe('the settings of a store', () => {
  it('name it, or else files stay in the folder', async () => {
    expect(await opened(settings(''))).toBeInstanceOf(FolderStore);
    expect(s3Settings(settings('s3:https://s3.example.vn/lien-thong'))).toMatchObject({
      bucket: 'https://s3.example.vn/lien-thong',
      keys: { current: KEYS },
    });
  });

  it.each([
    ['ATTACHMENT_STORE', '/srv/attachments'],
    ['ATTACHMENT_STORE', 's3:https://s3.example.vn'],
    ['ATTACHMENT_STORE', 's3:https://s3.example.vn/lien-thong/folder'],
    ['ATTACHMENT_STORE', `s3:https://${['me', 'a-secret'].join(':')}@s3.example.vn/lien-thong`],
    ['ATTACHMENT_STORE', 's3:http://s3.example.vn/lien-thong'],
    ['ATTACHMENT_STORE_KEYS', undefined],
    ['ATTACHMENT_STORE_KEYS', '/nowhere/keys.json'],
    ['ATTACHMENT_STORE_KEYS', '{"accessKeyId": "a-secret'],
    ['ATTACHMENT_STORE_KEYS', '{"secretAccessKey": "a-secret"}'],
  ])('with %s %s are a fault of the environment that names it and shows no key', async (name, value) => {
    const given = { ...settings('s3:https://s3.example.vn/lien-thong'), [name]: value };
    const fault = await opened(given).catch((fault: unknown) => fault);
    expect(fault).toBeInstanceOf(EnvironmentFault);
    expect(String(fault)).toContain(`${name}:`);
    expect(String(fault)).not.toContain('a-secret');
  });
});

describe('a store that', () => {
  let server: Server | undefined;

  const answering = async (answer: RequestListener): Promise<string> => {
    server = createServer(answer);
    await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
    return `s3:http://127.0.0.1:${(server.address() as AddressInfo).port}/lien-thong`;
  };
  const storeAt = (address: string) => new S3Store(s3Settings(settings(address)), join(folder, 'passing'));

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  it.each([301, 403, 404])('answers %i for the bucket is a fault of the environment', async (status) => {
    const address = await answering((_, response) => void response.writeHead(status).end());
    await expect(opened(settings(address))).rejects.toThrow(EnvironmentFault);
  });

  it('is away holds up no start, and every file waits for it', async () => {
    const address = await answering((_, response) => void response.writeHead(503).end());
    const store = await opened(settings(address));
    await expect(store.has(SHA256)).rejects.toThrow(StoreAway);
    await expect(store.open(SHA256)).rejects.toThrow(StoreAway);
    await expect(store.remove(SHA256)).rejects.toThrow(StoreAway);
    await expect(put({ store, folder })).rejects.toThrow(StoreAway);
    expect(await readdir(folder)).toEqual(['arrived']);
  });

  it('goes away in the middle of a file leaves nothing of it', async () => {
    const address = await answering((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setTimeout(() => response.destroy(), 50);
    });
    await expect(storeAt(address).open(SHA256)).rejects.toThrow(StoreAway);
    expect(await readdir(join(folder, 'passing'))).toEqual([]);
  });

  it('has lost its bucket has not lost a file', async () => {
    const address = await answering(
      (_, response) => void response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>'),
    );
    await expect(storeAt(address).open(SHA256)).rejects.toThrow(StoreRefuses);
  });
});

describeWithS3('the bucket that files are kept in', () => {
  const bucket = new Bucket();
  let store: S3Store;

  beforeAll(() => bucket.make());
  afterAll(() => bucket.drop());
  beforeEach(async () => {
    store = (await opened(bucket.settings())) as S3Store;
  });
  afterEach(() => store.remove(SHA256));

  keepsFiles(() => ({ store, folder }));

  it('has one file of the same content, named by its hash alone', async () => {
    await put({ store, folder });
    await put({ store, folder });
    expect(await bucket.names()).toEqual([`${SHA256.slice(0, 2)}/${SHA256.slice(2, 4)}/${SHA256}`]);
  });

  it('takes no other content than the name says, and shows nothing of it', async () => {
    await expect(put({ store, folder }, Buffer.from('nội dunG'))).rejects.toThrow(StoreRefuses);
    expect(await store.has(SHA256)).toBe(false);
    expect(await bucket.names()).toEqual([]);
  });

  it('keeps a large file whole, and leaves nothing on this machine when it was served', async () => {
    const content = Buffer.alloc(20_000_000, CONTENT);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await writeFile(join(folder, 'large'), content);
    await store.put(sha256, join(folder, 'large'));
    const file = (await store.open(sha256))!;
    expect((await buffer(file.bytes())).equals(content)).toBe(true);
    await file.close();
    await store.remove(sha256);
    expect(await readdir(folder, { recursive: true })).toEqual(['passing']);
  });

  it.each([
    ['a bucket that is not there', bucket.settings(`${bucket.path}-not`)],
    ['another key', bucket.settings(bucket.path, { secretAccessKey: 'another' })],
    ['an unknown account', bucket.settings(bucket.path, KEYS)],
  ])('with %s is a fault of the environment', async (_, given) => {
    await expect(opened(given)).rejects.toThrow(EnvironmentFault);
  });
});
