import { Privacy } from '@lien-thong/privacy';
import { importLines } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

interface HealthNotice {
  noticeNumber: string;
  personalId: string;
  fullName: string;
  diedOn: string;
  facility: string;
  issuedOn: string;
}

/** Loads death notices told by health facilities: one JSON object a line. Importing a file again changes nothing. */
export async function importHealthNotices(app: NestFastifyApplication, file?: string): Promise<void> {
  const db = app.get(DataSource).manager;
  const privacy = app.get(Privacy);
  await importLines<HealthNotice>(file, (lines) =>
    db.query(
      `insert into health_notice (notice_number, person, full_name, died_on, facility, issued_on)
       select * from unnest($1::text[], $2::bytea[], $3::text[], $4::date[], $5::text[], $6::date[]) on conflict do nothing`,
      [
        lines.map((l) => l.noticeNumber),
        lines.map((l) => privacy.hash('person', l.personalId)),
        lines.map((l) => l.fullName),
        lines.map((l) => l.diedOn),
        lines.map((l) => l.facility),
        lines.map((l) => l.issuedOn),
      ],
    ),
  );
  await db.query('analyze health_notice');
}
