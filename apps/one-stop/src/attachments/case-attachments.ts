import type { Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { formats, type Attachment } from '@lien-thong/contracts';
import { Problem, rows } from '@lien-thong/service';
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

/** The files that a case names; who looks at them is on record. */
@Injectable()
export class CaseAttachments {
  private readonly log = new Logger('attachments');

  constructor(
    private readonly database: DataSource,
    private readonly store: AttachmentStore,
    private readonly reads: ReadLog,
  ) {}

  /** @throws Problem 404 for no such case, or one out of reach */
  async of(caseId: string, asker: Caller): Promise<Attachment[]> {
    const { commune, named } = await this.find(caseId, asker);
    await this.reads.recordRead(asker, { action: 'attachment.read', caseId, commune });
    return named;
  }

  /**
   * One of them, as it was taken in: it is hashed before the first byte goes out.
   * @throws Problem 404 for one that the case does not name, 409 `attachment-damaged`
   */
  async open(caseId: string, sha256: string, asker: Caller): Promise<Opened> {
    if (!formats.sha256(sha256)) throw notFound();
    const { commune, named } = await this.find(caseId, asker);
    const attachment = named.find((one) => one.sha256 === sha256);
    if (!attachment) throw notFound();
    const file = await this.store.open(sha256);
    if (!file) throw this.notAsTakenIn(caseId, sha256, 'is not there');
    try {
      if (!(await isIntact(file, attachment))) throw this.notAsTakenIn(caseId, sha256, 'has another content');
      const subject = { kind: 'attachment', id: sha256 };
      await this.reads.recordRead(asker, { action: 'attachment.read', caseId, commune, subject });
    } catch (fault) {
      await file.close();
      throw fault;
    }
    const bytes = file.bytes();
    finished(bytes, () => void file.close());
    return { attachment, bytes };
  }

  private async find(caseId: string, asker: Caller): Promise<{ commune: string; named: Attachment[] }> {
    const [linkedCase] = await rows<{ commune: string }>(
      this.database.manager,
      'select commune from linked_case where case_id = $1',
      [caseId],
    );
    if (!linkedCase || !asker.reach('attachment.read').covers(linkedCase.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    const named = await rows<Attachment>(
      this.database.manager,
      `select c.kind, c.name, a.media_type as "mediaType", a.size, a.sha256
       from case_attachment c join attachment a on a.sha256 = c.sha256 where c.case_id = $1 order by c.entry`,
      [caseId],
    );
    return { commune: linkedCase.commune, named };
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
