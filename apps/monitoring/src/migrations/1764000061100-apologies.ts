import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Apologies1764000061100 implements MigrationInterface {
  readonly name = 'Apologies1764000061100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table monitored_case
        -- The day promised before the first apology put it off: whether a case is late is judged by it.
        add column first_promised_on date,
        -- When the promised day passed and nobody had said sorry.
        add column escalated_at timestamptz;
      -- The counts go on reading their index alone.
      drop index monitored_case_received, monitored_case_period;
      create index monitored_case_received on monitored_case (commune, received_at)
        include (channel, status, promised_on, on_time, first_promised_on, ended_at) where received_at is not null;
      create index monitored_case_period on monitored_case (received_at)
        include (commune, channel, status, promised_on, on_time, first_promised_on, ended_at) where received_at is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index monitored_case_received, monitored_case_period;
      alter table monitored_case drop column first_promised_on, drop column escalated_at;
      create index monitored_case_received on monitored_case (commune, received_at)
        include (channel, status, promised_on, on_time) where received_at is not null;
      create index monitored_case_period on monitored_case (received_at)
        include (commune, channel, status, promised_on, on_time) where received_at is not null;
    `);
  }
}
