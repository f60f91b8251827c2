import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class ExtractCopies1764000073000 implements Narrowing {
  readonly name = 'ExtractCopies1764000073000';
  readonly privileges = { extract_order: APPEND_ONLY, extract_print: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Yêu cầu cấp bản sao, besides the copies that the declaration asked for. Numbers run through all orders of an entry.
      create table extract_order (
        order_id uuid primary key,
        case_id uuid not null references death_registration,
        requested_by text not null,
        reason text not null,
        document text,
        first_copy integer not null,
        last_copy integer not null,
        exemption text,
        fee integer not null,
        ordered_by text not null,
        ordered_at timestamptz not null,
        unique (case_id, first_copy)
      );

      -- Nhật ký in: whoever printed or fetched a page of an extract, and which.
      create table extract_print (
        id bigint generated always as identity primary key,
        case_id uuid not null references death_registration,
        -- 0 is the signed page itself.
        copy integer not null,
        copies integer not null,
        reason text not null,
        sha256 text not null,
        printed_by text not null,
        printed_by_name text not null,
        printed_at timestamptz not null
      );
      create index extract_print_of on extract_print (case_id, copy);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table extract_print, extract_order');
  }
}
