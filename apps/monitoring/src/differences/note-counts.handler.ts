import { DifferencesCounted } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';

/** Counts have no order among themselves: the newest of a commune stands. */
@Controller()
export class NoteCountsHandler {
  @Handles(DifferencesCounted)
  async note(events: Received<DifferencesCounted>[], { db }: Work): Promise<void> {
    await db.query(
      `insert into open_differences as o (commune, kinds, counted_at)
       select distinct on (commune) * from unnest($1::text[], $2::jsonb[], $3::timestamptz[]) as n(commune, kinds, counted_at)
       order by commune, counted_at desc
       on conflict (commune) do update set kinds = excluded.kinds, counted_at = excluded.counted_at
       where o.counted_at < excluded.counted_at`,
      [
        events.map(({ data }) => data.commune),
        events.map(({ data }) => JSON.stringify(data.kinds)),
        events.map(({ data }) => data.countedAt),
      ],
    );
  }
}
