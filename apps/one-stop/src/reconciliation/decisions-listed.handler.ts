import { DecisionsListed } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { keepPages } from './keep-lists';

/** What each office says it decided on a day. */
@Controller()
export class DecisionsListedHandler {
  constructor(private readonly clock: Clock) {}

  @Handles(DecisionsListed)
  async keep(events: Received<DecisionsListed>[], { db }: Work): Promise<void> {
    const at = this.clock.instant();
    // An office speaks for its own books alone.
    const own = events.filter(({ source, data }) => source === `/${data.office}`);
    await keepPages(
      db,
      own.map(({ caseId: list, source, data: { day, ...page } }) => ({
        ...page,
        list,
        from: day,
        to: day,
        toldBy: source,
        at,
      })),
    );
  }
}
