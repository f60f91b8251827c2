import { EnvironmentFault } from '@lien-thong/service';
import { WatchedKeys } from '@lien-thong/signature';
import { KeyFault } from './key-provider';

/** For the whole of one call: a batch waits for it in a transaction, which the database ends after ten seconds. */
const ASK_WITHIN_MS = 3000;

/** The key service answers and does not do what it was asked; `status` is of HTTP. */
export class KeyServiceRefuses extends KeyFault {
  constructor(
    readonly path: string,
    readonly status: number,
    errors: readonly string[],
  ) {
    super(`the key service refuses ${path}: ${status} ${errors.join('; ').slice(0, 200)}`);
  }
}

interface Reply<T> {
  data?: T | null;
  errors?: string[];
}

function tokenOf(text: string): string {
  const token = text.trim();
  if (!/^[\x21-\x7e]+$/.test(token)) throw new EnvironmentFault('FIELD_KEYS_TOKEN_FILE: holds no token');
  return token;
}

/** Vault's (and OpenBao's) HTTP API. The token is read again when its file changes, as Vault's agent changes it. */
export class VaultClient {
  private readonly token: WatchedKeys<string>;

  /** @throws EnvironmentFault when there is no token */
  constructor(
    private readonly server: string,
    tokenFile: string,
  ) {
    try {
      this.token = new WatchedKeys(tokenFile, tokenOf);
    } catch (fault) {
      if (fault instanceof EnvironmentFault) throw fault;
      throw new EnvironmentFault('FIELD_KEYS_TOKEN_FILE: the file cannot be read');
    }
  }

  /** @throws KeyFault when there is no answer in time; KeyServiceRefuses when it is not that */
  async read<T>(path: string): Promise<T> {
    const { status, reply } = await this.ask<T>(path);
    if (status !== 200 || !reply.data) throw new KeyServiceRefuses(path, status, reply.errors ?? []);
    return reply.data;
  }

  /** One result for each item, in their order; those that failed have an `error`. @throws as `read` */
  async batch<T>(path: string, items: readonly object[]): Promise<(T & { error?: string })[]> {
    const { status, reply } = await this.ask<{ batch_results?: (T & { error?: string })[] }>(path, {
      batch_input: items,
    });
    const results = reply.data?.batch_results;
    // One item that fails makes the whole answer a 400, with the results of all in it.
    if ((status !== 200 && status !== 400) || results?.length !== items.length)
      throw new KeyServiceRefuses(path, status, reply.errors ?? []);
    return results;
  }

  private async ask<T>(path: string, body?: object): Promise<{ status: number; reply: Reply<T> }> {
    try {
      const response = await fetch(`${this.server}/v1/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          'x-vault-token': this.token.current,
          'x-vault-request': 'true',
          ...(body && { 'content-type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
        // The token goes to the server that was named and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(ASK_WITHIN_MS),
      });
      const { status } = response;
      if (status === 429 || status >= 500) {
        await response.body?.cancel();
        throw new KeyFault(`the key service is not ready: ${status}`);
      }
      return { status, reply: (await response.json()) as Reply<T> };
    } catch (fault) {
      if (fault instanceof KeyFault) throw fault;
      const { cause } = fault as { cause?: unknown };
      throw new KeyFault(`the key service does not answer: ${String(cause ?? fault)}`);
    }
  }
}
