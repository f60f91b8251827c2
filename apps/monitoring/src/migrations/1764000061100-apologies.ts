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
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table monitored_case drop column first_promised_on, drop column escalated_at');
  }
}
