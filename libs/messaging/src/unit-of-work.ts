import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { lawOf } from './law-source';
import { workOf, type Saying, type Work } from './message';
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

  async run<T, L>(work: (work: Work<L>) => Promise<T>): Promise<T> {
    const said: Saying[] = [];
    const law = lawOf(this.speaker.law);
    const [result, journaled] = await this.database.transaction(async (db) => {
      const result = await work(workOf<L>(db, said, law));
      return [result, await journal(db, said, this.speaker, law.version)] as const;
    });
    this.publisher.publish(journaled);
    return result;
  }
}
