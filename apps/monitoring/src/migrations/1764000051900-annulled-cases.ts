import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnnulledCases1764000051900 implements MigrationInterface {
  readonly name = 'AnnulledCases1764000051900';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table monitored_case add column annulled_at timestamptz;
      drop index monitored_case_received, monitored_case_period;
      create index monitored_case_received on monitored_case (commune, received_at)
        include (channel, status, promised_on, on_time, annulled_at) where received_at is not null;
      create index monitored_case_period on monitored_case (received_at)
        include (commune, channel, status, promised_on, on_time, annulled_at) where received_at is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table monitored_case drop column annulled_at');
  }
}
