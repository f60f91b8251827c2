import { openService, type OpenService, type Reply } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { OneStopEnvironment } from '../environment';

export interface Desk extends OpenService {
  /** Files a declaration, with a key of its own unless one is given. */
  file<T>(declaration: unknown, key?: string): Promise<Reply<T>>;
}

export async function openDesk(): Promise<Desk> {
  const service = await openService({
    name: 'one-stop',
    environment: OneStopEnvironment,
    module: (e) => AppModule.of(e),
  });
  return {
    ...service,
    file: (declaration, key = randomUUID()) => service.post('cases', declaration, { 'idempotency-key': key }),
  };
}
