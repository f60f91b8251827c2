import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StoppedTasks1764000051500 implements MigrationInterface {
  readonly name = 'StoppedTasks1764000051500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What an office was told not to decide any more. It may come before the command it stops: then the row refuses it.
      create table stopped_task (
        task text not null,
        case_id uuid not null,
        attempt integer not null,
        stopped_at timestamptz not null,
        primary key (task, case_id)
      );
      alter table work_item drop constraint work_item_state_check,
        add constraint work_item_state_check check (state in ('open', 'to-sign', 'asking', 'decided', 'stopped'));
      drop index work_item_waiting;
      create index work_item_waiting on work_item (task, seat, due_on, case_id)
        where state <> 'decided' and state <> 'stopped';`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table stopped_task');
  }
}
