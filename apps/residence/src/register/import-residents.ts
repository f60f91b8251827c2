import { importLines } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

/** Whoever can run a statement. */
interface Database {
  query(statement: string, parameters?: unknown[]): Promise<unknown>;
}

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
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[],
                         $9::date[], $10::text[])
      as l(personal_id, full_name, birth_date, sex, commune, household_number, is_head, relation_to_head, registered_since, detail)),
  entered as (
    insert into resident (personal_id, full_name, birth_date, sex, commune, household_number, relation_to_head, registered_since)
    select personal_id, normalize(full_name, NFC), birth_date, sex, commune, household_number, relation_to_head, registered_since
    from line on conflict do nothing returning personal_id)
  insert into household as h (number, commune, detail, head_personal_id, members)
  select household_number, min(commune), min(detail), max(personal_id) filter (where is_head), count(*)
  from line join entered using (personal_id) group by household_number order by household_number
  on conflict (number) do update
    set members = h.members + excluded.members, head_personal_id = coalesce(h.head_personal_id, excluded.head_personal_id)`;

/** Enters residents and their households. */
export const enterResidents = (db: Database, lines: readonly ResidentLine[]): Promise<unknown> =>
  db.query(ENTER, [
    lines.map((l) => l.personalId),
    lines.map((l) => l.fullName),
    lines.map((l) => l.birthDate),
    lines.map((l) => l.sex),
    lines.map((l) => l.commune),
    lines.map((l) => l.householdNumber),
    lines.map((l) => l.isHead),
    lines.map((l) => l.relationToHead),
    lines.map((l) => l.registeredSince),
    lines.map((l) => l.detail),
  ]);

/** Loads residents from a file: one JSON object a line. Importing a file again changes nothing. */
export async function importResidents(app: NestFastifyApplication, file?: string): Promise<void> {
  const db = app.get(DataSource).manager;
  await importLines<ResidentLine>(file, (lines) => enterResidents(db, lines));
  await db.query('analyze resident, household');
}
