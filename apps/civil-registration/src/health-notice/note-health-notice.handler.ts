import { NoteHealthNotice } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';

/** Learns which deaths a health facility has told: who has died so need bring no paper. */
@Controller()
export class NoteHealthNoticeHandler {
  constructor(private readonly privacy: Privacy) {}

  /** What one notice became later comes later, too: all of it is in one partition. */
  @Handles(NoteHealthNotice)
  async note(commands: Received<NoteHealthNotice>[], { db }: Work): Promise<void> {
    const notices = commands.map(({ data }) => data);
    const withdrawn = notices.filter((notice) => notice.withdrawn);
    const standing = notices.filter((notice) => !notice.withdrawn);
    await db.query(
      `with gone as (
         delete from health_notice using unnest($1::text[], $2::text[]) as w(facility, number)
         where health_notice.facility = w.facility and health_notice.notice_number = w.number)
       insert into health_notice (facility, notice_number, person, died_on, issued_on)
       select * from unnest($3::text[], $4::text[], $5::bytea[], $6::date[], $7::date[])
       on conflict (facility, notice_number) do update set
         person = excluded.person, died_on = excluded.died_on, issued_on = excluded.issued_on`,
      [
        withdrawn.map(({ facility }) => facility),
        withdrawn.map(({ number }) => number),
        standing.map(({ facility }) => facility),
        standing.map(({ number }) => number),
        standing.map(({ personalId }) => this.privacy.hash('person', personalId)),
        standing.map(({ diedOn }) => diedOn),
        standing.map(({ issuedOn }) => issuedOn),
      ],
    );
  }
}
