import { setTimeout as pause } from 'node:timers/promises';
import type { Filed } from '@lien-thong/contracts';
import type { Account } from '@lien-thong/dev';
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';

/** Files declarations as a web app's server would: over kept-alive connections, again with the same key when in doubt. */
export class Client {
  private readonly pool: Pool;
  retries = 0;

  constructor(
    oneStopUrl: string,
    private readonly officer: Account,
    connections = 64,
  ) {
    this.pool = new Pool(oneStopUrl, { connections, pipelining: 1, keepAliveTimeout: 30_000 });
  }

  /** @throws when the answer is a refusal: the load is made so that none is */
  async file(body: string): Promise<Filed> {
    const key = randomUUID();
    for (let wait = 20; ; wait = Math.min(wait * 2, 1000)) {
      try {
        const headers = {
          ...(await this.officer.headers()),
          'content-type': 'application/json',
          'idempotency-key': key,
        };
        const reply = await this.pool.request({ method: 'POST', path: '/api/one-stop/cases', headers, body });
        if (reply.statusCode === 201) return (await reply.body.json()) as Filed;
        const text = await reply.body.text();
        if (reply.statusCode < 500) throw new Refused(`${reply.statusCode}: ${text}`);
      } catch (fault) {
        if (fault instanceof Refused) throw fault;
      }
      this.retries++;
      await pause(wait);
    }
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

export class Refused extends Error {}
