import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UploadQuotas1764000031000 implements MigrationInterface {
  readonly name = 'UploadQuotas1764000031000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How much an account has uploaded on a day of Viet Nam's calendar, also of what was not kept then.
      create table upload_quota (
        account text not null,
        day date not null,
        files integer not null,
        bytes bigint not null,
        primary key (account, day)
      ) with (fillfactor = 50);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table upload_quota');
  }
}
