import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Saying, Work } from './message';
import type { Publisher } from './publisher';
import { journal, type Speaker } from './store/journal';

/**
 * A transaction that may speak: what is said in it goes into the journal and the outbox with everything else, and to
 * the broker once it has committed. The only way for a service to say anything.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
    private readonly speaker: Speaker,
  ) {}

  async run<T>(work: (work: Work) => Promise<T>): Promise<T> {
    const said: Saying[] = [];
    const [result, journaled] = await this.database.transaction(async (db) => {
      const result = await work({ db, send: (more) => void said.push(...[more].flat()) });
      return [result, await journal(db, said, this.speaker)] as const;
    });
    this.publisher.publish(journaled);
    return result;
  }
}
