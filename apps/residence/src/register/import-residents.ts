import { Privacy, rowPlace } from '@lien-thong/privacy';
import { importLines, type Sql } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

export interface ResidentLine {
  personalId: string;
  fullName: string;
  birthDate: string;
  sex: string;
  commune: string;
  householdNumber: string;
  isHead: boolean;
  relationToHead: string;
  registeredSince: string;
  detail: string;
}

/** A household's members are counted as they are entered, so a line that is there already counts once. */
const ENTER = `
  with line as (
    select * from unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[],
                         $9::date[], $10::text[], $11::text[])
      as l(person, full_name, birth_date, sex, commune, household_number, is_head, relation_to_head, registered_since, detail,
           personal_id)),
  entered as (
    insert into resident (person, personal_id, full_name, birth_date, sex, commune, household_number, relation_to_head, registered_since)
    select person, personal_id, normalize(full_name, NFC), birth_date, sex, commune, household_number, relation_to_head, registered_since
    from line on conflict do nothing returning person)
  insert into household as h (number, commune, detail, head_person, members)
  select household_number, min(commune), min(detail), (array_agg(person) filter (where is_head))[1], count(*)
  from line join entered using (person) group by household_number order by household_number
  on conflict (number) do update
    set members = h.members + excluded.members, head_person = coalesce(h.head_person, excluded.head_person)`;

/** Enters residents and their households. */
export async function enterResidents(
  db: Sql,
  privacy: Privacy,
  lines: readonly ResidentLine[],
): Promise<void> {
  const own = await privacy.keys.own(db);
  const persons = lines.map((l) => privacy.hash('person', l.personalId));
  await db.query(ENTER, [
    persons,
    lines.map((l) => l.fullName),
    lines.map((l) => l.birthDate),
    lines.map((l) => l.sex),
    lines.map((l) => l.commune),
    lines.map((l) => l.householdNumber),
    lines.map((l) => l.isHead),
    lines.map((l) => l.relationToHead),
    lines.map((l) => l.registeredSince),
    lines.map((l) => l.detail),
    lines.map((l, i) => own.seal(rowPlace('resident.personal_id', persons[i]!), l.personalId)),
  ]);
}

/** Loads residents from a file: one JSON object a line. Importing a file again changes nothing. */
export async function importResidents(app: NestFastifyApplication, file?: string): Promise<void> {
  const db = app.get(DataSource).manager;
  await importLines<ResidentLine>(file, (lines) => enterResidents(db, app.get(Privacy), lines));
  await db.query('analyze resident, household');
}
