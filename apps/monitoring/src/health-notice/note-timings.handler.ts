import { HealthNoticeReceived } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';

@Controller()
export class NoteTimingsHandler {
  @Handles(HealthNoticeReceived)
  async note(events: Received<HealthNoticeReceived>[], { db }: Work): Promise<void> {
    await db.query(
      `insert into notice_timing (prepared_id, issued_at, facility, commune, received_at, late)
       select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::timestamptz[], $6::boolean[])
       on conflict do nothing`,
      [
        events.map(({ caseId }) => caseId),
        events.map(({ data }) => data.issuedAt),
        events.map(({ data }) => data.facility),
        events.map(({ data }) => data.commune),
        events.map(({ data }) => data.receivedAt),
        events.map(({ data }) => data.late),
      ],
    );
  }
}
