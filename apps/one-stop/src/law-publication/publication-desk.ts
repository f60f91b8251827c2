import { LawBundleProposed, type LawConsent, type LawProposal } from '@lien-thong/contracts';
import { fileListOf, filesOf, Gazette, versionsKnown } from '@lien-thong/gazette';
import { LawDataError, readLaw, rowChanges, type Law, type LawFault, type LawFiles } from '@lien-thong/law';
import { say, UnitOfWork } from '@lien-thong/messaging';
import { Clock, invalid, Problem } from '@lien-thong/service';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { LawProposalRow } from './law-proposal.entity';
import { movedDeadlines } from './open-deadlines';
import { isReady } from './proposal-view';
import { publish, SIGNING_KEY } from './publisher';

const notNow = (title: string) => new Problem(409, 'not-now', title);

/**
 * Where the law is published: one person proposes, every effect is reckoned, another person consents. Versions only
 * follow one another; to go back is to publish the earlier rows again under a new release.
 */
@Injectable()
export class PublicationDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly database: DataSource,
    private readonly gazette: Gazette,
    private readonly clock: Clock,
    @Inject(SIGNING_KEY) private readonly signingKey: string,
  ) {}

  /** @throws Problem 422 `invalid-law` with each fault of the data as file and line; 409 where nothing changes */
  async propose(given: LawProposal): Promise<string> {
    const before = this.gazette.inForce();
    const files = { ...(await this.gazette.files(before.version)), ...filesOf(given.files) };
    const after = readProposed(files, given);
    if ((await this.gazette.of(after.version)) !== undefined)
      throw notNow('Bộ dữ liệu này đã được phát hành; hãy đổi tên lần phát hành trong bundle.yaml.');
    const deadlines = await this.deadlineEffects(before, after);
    const { reason, preparedBy } = given;
    const [id, proposedAt] = [uuid(), this.clock.instant()];
    await this.unit.run(async ({ db, send }) => {
      await db.getRepository(LawProposalRow).insert({
        id,
        version: after.version,
        basedOn: before.version,
        files,
        changes: rowChanges(before, after).map(({ sentence }) => sentence),
        deadlines,
        state: 'open',
        reason,
        preparedBy,
        proposedAt,
      });
      const told = { version: after.version, files: fileListOf(files), reason, preparedBy, proposedAt };
      send(say(LawBundleProposed, id, told));
    });
    return id;
  }

  /** Publishes with a second person's consent. @throws Problem 404, 409, 422 `same-person` */
  async consent(id: string, { by, why }: LawConsent): Promise<void> {
    const inForce = this.gazette.inForce().version;
    await this.unit.run(async (work) => {
      const proposal = await this.open(work.db, id);
      if (sameName(by, proposal.preparedBy))
        throw invalid('invalid-consent', [
          {
            pointer: '/by',
            code: 'same-person',
            message: 'Người soạn không được tự đồng ý; cần một người thứ hai.',
          },
        ]);
      if (proposal.basedOn !== inForce)
        throw notNow('Luật đang dùng đã thay đổi từ khi soạn đề nghị này; cần soạn lại trên bản mới.');
      if (!isReady(proposal, inForce))
        throw notNow('Các cơ quan chưa tính xong ảnh hưởng của đề nghị này; xin đợi một lát.');
      const publishedAt = this.clock.instant();
      const sequence = (await versionsKnown(work.db)).at(-1)!.sequence + 1;
      const { files, reason, preparedBy } = proposal;
      const publication = { sequence, files, reason, preparedBy, consentedBy: by, publishedAt };
      if (!(await publish(work, publication, this.signingKey)))
        throw notNow('Một bản khác vừa được phát hành; cần soạn lại trên bản mới.');
      await this.decide(work.db, id, { state: 'published', by, why });
    });
    await this.gazette.look();
  }

  /** @throws Problem 404, 409 */
  async withdraw(id: string, { by, why }: LawConsent): Promise<void> {
    await this.unit.run(async ({ db }) => {
      await this.open(db, id);
      await this.decide(db, id, { state: 'withdrawn', by, why });
    });
  }

  private async open(db: DataSource['manager'], id: string): Promise<LawProposalRow> {
    const found = await db.findOne(LawProposalRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new Problem(404, 'not-found', 'Không tìm thấy đề nghị.');
    if (found.state !== 'open') throw notNow('Đề nghị này đã được quyết định.');
    return found;
  }

  private async decide(
    db: DataSource['manager'],
    id: string,
    { state, by, why }: { state: 'published' | 'withdrawn'; by: string; why: string },
  ): Promise<void> {
    await db.update(
      LawProposalRow,
      { id },
      { state, decidedBy: by, decidedWhy: why, decidedAt: this.clock.now() },
    );
  }

  private async deadlineEffects(before: Law, after: Law): Promise<{ looked: number; moved: number }> {
    const effects = { looked: 0, moved: 0 };
    for await (const { looked, moved } of movedDeadlines(this.database.manager, before, after)) {
      effects.looked += looked;
      effects.moved += moved.length;
    }
    return effects;
  }
}

const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

const nameKey = (name: string): string => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();

function readProposed(files: LawFiles, given: LawProposal): Law {
  try {
    return readLaw(files);
  } catch (fault) {
    if (!(fault instanceof LawDataError)) throw fault;
    throw invalid(
      'invalid-law',
      fault.faults.map((one) => fieldFault(one, given)),
      'Dữ liệu luật chưa dùng được.',
    );
  }
}

/** Where the fault is in what was sent, or in the list of files when it is in one that was not sent. */
function fieldFault({ file, line, code, message }: LawFault, { files }: LawProposal) {
  const nth = files.findIndex(({ name }) => name === file);
  return {
    pointer: nth < 0 ? '/files' : `/files/${nth}/content`,
    code,
    message: `${file}, dòng ${line}: ${message}`,
  };
}
