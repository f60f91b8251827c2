import { Injectable, Logger } from '@nestjs/common';
import { WebEnvironment } from '../environment';

/** The seconds to wait after too many unknown codes. */
export interface Slowed {
  waitS: string;
}

/** `no`: one-stop understood and said no: an unknown code, a wrong one-time code, a session that is over. */
export type Found<T> = { found: T } | 'no' | 'away' | Slowed;

/** A family waits this long for its page before it is told to come back. */
const PATIENCE_MS = 5_000;

interface Asking {
  /** Who asks: one-stop slows guessers down by it. */
  client: string;
  /** Below the dossier: `/readings`. */
  part?: string;
  headers?: Record<string, string>;
  /** Posted, where it is given. */
  body?: object;
}

/** Asks one-stop about a dossier in a family's name. */
@Injectable()
export class OneStop {
  private readonly log = new Logger('family-page');

  constructor(private readonly environment: WebEnvironment) {}

  async ask<T>(code: string, { client, part = '', headers, body }: Asking): Promise<Found<T>> {
    const address = new URL(
      `/api/one-stop/progress/${encodeURIComponent(code)}${part}`,
      this.environment.ONE_STOP_URL,
    );
    try {
      const answer = await fetch(address, {
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          'x-forwarded-for': client,
          ...headers,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      if (answer.ok) return { found: (await answer.json()) as T };
      if (answer.status === 429) return { waitS: answer.headers.get('retry-after') ?? '60' };
      if (answer.status >= 400 && answer.status < 500) return 'no';
      this.log.warn(`one-stop answered ${answer.status}`);
    } catch (fault) {
      this.log.warn(`one-stop does not answer: ${(fault as Error).name}`);
    }
    return 'away';
  }
}
