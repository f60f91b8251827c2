import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class MissingLists1764000075100 implements Narrowing {
  readonly name = 'MissingLists1764000075100';
  readonly privileges = { list_day: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Days of which it was looked, once, whose lists had not come by their hour.
      create table list_day (day date primary key, looked_at timestamptz not null);

      -- Lists that had not; they stay when they have come, with when.
      create table missing_list (
        office text not null,
        commune text not null,
        day date not null,
        awaited_until timestamptz not null,
        came_at timestamptz,
        primary key (office, commune, day)
      );
      create index missing_list_open on missing_list (day) where came_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table missing_list, list_day');
  }
}
