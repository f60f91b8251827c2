import { AwsV4Signer } from 'aws4fetch';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { StoreSettings } from '../attachments/s3-settings';

/** The address of a real S3-compatible server, and as JSON the access key of one who may make buckets there. */
const SERVER = process.env['TEST_S3'];
const KEYS = process.env['TEST_S3_KEYS'] ?? '{}';

/** Tests that need such a server; without one they are skipped. */
export const describeWithS3 = SERVER ? describe : describe.skip;

/** A bucket of its own, asked past the store. */
export class Bucket {
  readonly path = `/try-${randomUUID()}`;

  /** What a service is told of it. */
  settings(path = this.path, keys: object = {}): StoreSettings & { ATTACHMENT_FOLDER: string } {
    return {
      ATTACHMENT_FOLDER: tmpdir(),
      ATTACHMENT_STORE: `s3:${SERVER}${path}`,
      ATTACHMENT_STORE_REGION: 'us-east-1',
      ATTACHMENT_STORE_KEYS: JSON.stringify({ ...(JSON.parse(KEYS) as object), ...keys }),
    };
  }

  async make(): Promise<void> {
    await this.ask('PUT', '');
  }

  async names(): Promise<string[]> {
    const list = await this.ask('GET', '?list-type=2');
    return [...list.matchAll(/<Key>([^<]+)/g)].map(([, key]) => key!);
  }

  async overwrite(name: string, content: string): Promise<void> {
    await this.ask('PUT', `/${name}`, content);
  }

  /** With all that is in it. */
  async drop(): Promise<void> {
    for (const name of await this.names()) await this.ask('DELETE', `/${name}`);
    await this.ask('DELETE', '');
  }

  private async ask(method: string, rest: string, body?: string): Promise<string> {
    const keys = JSON.parse(KEYS) as { accessKeyId: string; secretAccessKey: string };
    const url = `${SERVER}${this.path}${rest}`;
    const signed = await new AwsV4Signer({ method, url, service: 's3', region: 'us-east-1', ...keys }).sign();
    const reply = await fetch(signed.url, { method, headers: signed.headers, body });
    if (!reply.ok) throw new Error(`${method} ${rest}: ${reply.status} ${await reply.text()}`);
    return reply.text();
  }
}
