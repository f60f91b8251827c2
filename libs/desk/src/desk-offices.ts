import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several offices may have a desk in one service: an item says whose it is, and of which commune the case is. */
export class DeskOffices1764000060000 implements MigrationInterface {
  readonly name = 'DeskOffices1764000060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table work_item add office text, add commune text;
      -- Before, each task had one office, which sat in the commune of the case.
      update work_item set commune = seat,
        office = case task when 'register-death' then 'civil-registration' when 'deregister-residence' then 'residence' end;
      alter table work_item alter office set not null, alter commune set not null;
      drop index work_item_waiting;
      create index work_item_waiting on work_item (task, office, seat, due_on, case_id) where state <> 'decided';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index work_item_waiting;
      create index work_item_waiting on work_item (task, seat, due_on, case_id) where state <> 'decided';
      alter table work_item drop office, drop commune;
    `);
  }
}
