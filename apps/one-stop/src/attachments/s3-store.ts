import { EnvironmentFault, NotYet } from '@lien-thong/service';
import { AwsV4Signer } from 'aws4fetch';
import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AttachmentStore, pathOf, type StoredFile } from './attachment-store';
import type { S3Settings } from './s3-settings';

/** For the whole of one file: it is put in a transaction, which the database ends after ten idle seconds. */
const ASK_WITHIN_MS = 8000;

/** The SHA-256 of nothing. */
const NO_CONTENT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The store does not answer: it passes by itself. */
export class StoreAway extends NotYet {}

/** It answers and does not do what it was asked; `status` is of HTTP, `code` the store's own. */
export class StoreRefuses extends Error {
  constructor(
    method: string,
    readonly status: number,
    readonly code: string,
  ) {
    super(`the store of attachments refuses ${method}: ${status} ${code}`.trim());
  }
}

/**
 * Files in a bucket of an S3-compatible store, under the same names as in a folder. A file appears whole or not at all:
 * the store is told the hash with the file and takes no other content. What is served is fetched once into `passing`,
 * a folder of this machine, so that the bytes that were hashed are the bytes that go out.
 */
export class S3Store extends AttachmentStore {
  constructor(
    private readonly at: S3Settings,
    private readonly passing: string,
  ) {
    super();
  }

  /** Whether the bucket is there and may be asked; a store that is away is not waited for. @throws EnvironmentFault */
  async check(): Promise<void> {
    try {
      const reply = await this.ask('HEAD', '');
      if (!reply.ok) throw new StoreRefuses('HEAD', reply.status, '');
    } catch (fault) {
      if (fault instanceof StoreRefuses) throw new EnvironmentFault(`ATTACHMENT_STORE: ${fault.message}`);
      if (!(fault instanceof StoreAway)) throw fault;
    }
  }

  async put(sha256: string, file: string): Promise<void> {
    const path = `/${pathOf(sha256)}`;
    const reply = await this.ask('PUT', path, sha256, await openAsBlob(file));
    if (!reply.ok) throw await refusal('PUT', reply);
    await reply.body?.cancel();
    await rm(file, { force: true });
  }

  async open(sha256: string): Promise<StoredFile | undefined> {
    const reply = await this.ask('GET', `/${pathOf(sha256)}`);
    if (!reply.ok) {
      const fault = await refusal('GET', reply);
      if (fault.status === 404 && fault.code !== 'NoSuchBucket') return undefined;
      throw fault;
    }
    const handle = await this.namelessFile();
    try {
      for await (const block of arriving(reply)) await handle.appendFile(block);
      return {
        size: (await handle.stat()).size,
        bytes: () => handle.createReadStream({ start: 0, autoClose: false }),
        close: () => handle.close(),
      };
    } catch (fault) {
      await handle.close();
      throw fault;
    }
  }

  async has(sha256: string): Promise<boolean> {
    const { ok, status } = await this.ask('HEAD', `/${pathOf(sha256)}`);
    if (!ok && status !== 404) throw new StoreRefuses('HEAD', status, '');
    return ok;
  }

  async remove(sha256: string): Promise<void> {
    const reply = await this.ask('DELETE', `/${pathOf(sha256)}`);
    const fault = reply.ok ? undefined : await refusal('DELETE', reply);
    if (fault && fault.code !== 'NoSuchKey') throw fault;
  }

  /** One that nothing is left of, however this process ends. */
  private async namelessFile(): Promise<FileHandle> {
    await mkdir(this.passing, { recursive: true, mode: 0o700 });
    const path = join(this.passing, randomUUID());
    const handle = await open(path, 'wx+', 0o600);
    await rm(path);
    return handle;
  }

  private async ask(
    method: 'HEAD' | 'GET' | 'PUT' | 'DELETE',
    path: string,
    sha256 = NO_CONTENT,
    body?: Blob,
  ): Promise<Response> {
    const { url, headers } = await new AwsV4Signer({
      method,
      url: this.at.bucket + path,
      headers: { 'x-amz-content-sha256': sha256 },
      service: 's3',
      region: this.at.region,
      ...this.at.keys.current,
    }).sign();
    const signal = AbortSignal.timeout(ASK_WITHIN_MS);
    const reply = await fetch(url, { method, headers, body, redirect: 'manual', signal }).catch(away);
    if (reply.status !== 429 && reply.status < 500) return reply;
    await reply.body?.cancel();
    throw new StoreAway(`the store of attachments is not ready: ${reply.status}`);
  }
}

function away(fault: unknown): never {
  const { cause } = fault as Error;
  throw new StoreAway(`the store of attachments does not answer: ${String(cause ?? fault)}`);
}

async function* arriving(reply: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* reply.body ?? [];
  } catch (fault) {
    away(fault);
  }
}

async function refusal(method: string, reply: Response): Promise<StoreRefuses> {
  const text = await reply.text().catch(away);
  return new StoreRefuses(method, reply.status, /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1] ?? '');
}
