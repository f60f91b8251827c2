import type { StoredAttachment } from '@lien-thong/contracts';
import { openService, type Asking, type OpenService, type Reply } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { OneStopEnvironment } from '../environment';

export interface Desk extends OpenService {
  /** Files a declaration, with a key of its own unless one is given. */
  file<T>(declaration: unknown, key?: string): Promise<Reply<T>>;
}

export async function openDesk(settings: Partial<OneStopEnvironment> = {}): Promise<Desk> {
  const service = await openService({
    name: 'one-stop',
    environment: OneStopEnvironment,
    module: (e) => AppModule.of(e),
    settings,
  });
  return {
    ...service,
    file: (declaration, key = randomUUID()) => service.post('cases', declaration, { 'idempotency-key': key }),
  };
}

/** Brings a file, claiming it to be a PDF unless another type is given. */
export const bring = <T = StoredAttachment>(
  who: Asking,
  content: Parameters<Asking['raw']>[1],
  mediaType = 'application/pdf',
  headers: Record<string, string> = {},
): Promise<Reply<T>> => who.raw<T>('attachments', content, { 'content-type': mediaType, ...headers });
