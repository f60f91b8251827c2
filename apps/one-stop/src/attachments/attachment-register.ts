import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import type { MediaType } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { DataSource } from 'typeorm';
import { Injectable } from '@nestjs/common';

export interface AttachmentFacts {
  sha256: string;
  size: number;
  mediaType: MediaType;
}

/**
 * Which files are in the store. A file's row is there before the file and after it, marked as not in store, so that
 * whatever dies in between leaves neither a file without a row nor a row that promises too much.
 */
@Injectable()
export class AttachmentRegister {
  constructor(private readonly database: DataSource) {}

  /** Has `put` store the file, and notes that it is there and who brought it, on record too. */
  async keep(
    { sha256, size, mediaType }: AttachmentFacts,
    broughtBy: Caller,
    now: Date,
    put: () => Promise<void>,
  ): Promise<void> {
    await this.database.query(
      `insert into attachment (sha256, size, media_type, in_store, brought_at) values ($1, $2, $3, false, $4)
       on conflict (sha256) do update set brought_at = excluded.brought_at`,
      [sha256, size, mediaType, now],
    );
    await this.database.transaction(async (db) => {
      await rows(db, 'select 1 from attachment where sha256 = $1 for update', [sha256]);
      await put();
      await rows(db, 'update attachment set in_store = true where sha256 = $1', [sha256]);
      await rows(
        db,
        `insert into attachment_upload (sha256, brought_by, at) values ($1, $2, $3)
         on conflict (sha256, brought_by) do update set at = excluded.at`,
        [sha256, broughtBy.subject, now],
      );
      await record(db, [
        {
          actor: broughtBy,
          action: 'attachment.add',
          subject: { kind: 'attachment', id: sha256 },
          detail: { size, mediaType },
        },
      ]);
    });
  }

  /** Files that no case names and nobody brought since. */
  async unnamed(before: Date, most: number): Promise<string[]> {
    const found = await rows<{ sha256: string }>(
      this.database.manager,
      `select sha256 from attachment a where brought_at < $1
         and not exists (select 1 from case_attachment c where c.sha256 = a.sha256) limit $2`,
      [before, most],
    );
    return found.map(({ sha256 }) => sha256);
  }

  /** Has `remove` remove the file unless a case names it or somebody brought it meanwhile. */
  async giveUp(sha256: string, before: Date, remove: () => Promise<void>): Promise<boolean> {
    const marked = await this.whileUnnamed(sha256, before, (db) =>
      rows(db, 'update attachment set in_store = false where sha256 = $1', [sha256]),
    );
    if (!marked) return false;
    return this.whileUnnamed(sha256, before, async (db) => {
      await remove();
      await rows(db, 'delete from attachment where sha256 = $1', [sha256]);
    });
  }

  /** Who names a file holds its row: whoever is let in here after that sees that it is named. */
  private whileUnnamed(sha256: string, before: Date, act: (db: Sql) => Promise<unknown>): Promise<boolean> {
    return this.database.transaction(async (db) => {
      const held = await rows(
        db,
        'select 1 from attachment where sha256 = $1 and brought_at < $2 for update skip locked',
        [sha256, before],
      );
      if (!held.length) return false;
      if ((await rows(db, 'select 1 from case_attachment where sha256 = $1 limit 1', [sha256])).length)
        return false;
      await act(db);
      return true;
    });
  }
}
