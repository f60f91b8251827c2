import { formats, type Attachment } from '@lien-thong/contracts';
import { Problem, rows } from '@lien-thong/service';
import type { Reach } from '@lien-thong/access';
import { Injectable, Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { finished, type Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { AttachmentStore, type StoredFile } from './attachment-store';

const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy tệp.');

const damaged = () =>
  new Problem(
    409,
    'attachment-damaged',
    'Tệp lưu trữ đã bị hỏng hoặc bị thay đổi. Xin báo quản trị hệ thống.',
  );

export interface Opened {
  attachment: Attachment;
  bytes: Readable;
}

/** The files that a case names. */
@Injectable()
export class CaseAttachments {
  private readonly log = new Logger('attachments');

  constructor(
    private readonly database: DataSource,
    private readonly store: AttachmentStore,
  ) {}

  /** @throws Problem 404 for no such case, or one out of reach */
  async of(caseId: string, reach: Reach): Promise<Attachment[]> {
    const [linkedCase] = await rows<{ commune: string }>(
      this.database.manager,
      'select commune from linked_case where case_id = $1',
      [caseId],
    );
    if (!linkedCase || !reach.covers(linkedCase.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    return rows<Attachment>(
      this.database.manager,
      `select c.kind, c.name, a.media_type as "mediaType", a.size, a.sha256
       from case_attachment c join attachment a on a.sha256 = c.sha256 where c.case_id = $1 order by c.entry`,
      [caseId],
    );
  }

  /**
   * One of them, as it was taken in: it is hashed before the first byte goes out.
   * @throws Problem 404 for one that the case does not name, 409 `attachment-damaged`
   */
  async open(caseId: string, sha256: string, reach: Reach): Promise<Opened> {
    if (!formats.sha256(sha256)) throw notFound();
    const attachment = (await this.of(caseId, reach)).find((one) => one.sha256 === sha256);
    if (!attachment) throw notFound();
    const file = await this.store.open(sha256);
    if (!file) throw this.notAsTakenIn(caseId, sha256, 'is not there');
    if (!(await isIntact(file, attachment))) {
      await file.close();
      throw this.notAsTakenIn(caseId, sha256, 'has another content');
    }
    const bytes = file.bytes();
    finished(bytes, () => void file.close());
    return { attachment, bytes };
  }

  private notAsTakenIn(caseId: string, sha256: string, how: string): Problem {
    this.log.error({ caseId, sha256 }, `a stored file ${how}`);
    return damaged();
  }
}

async function isIntact(file: StoredFile, { sha256, size }: Attachment): Promise<boolean> {
  if (file.size !== size) return false;
  const hash = createHash('sha256');
  for await (const block of file.bytes()) hash.update(block as Buffer);
  return hash.digest('hex') === sha256;
}
