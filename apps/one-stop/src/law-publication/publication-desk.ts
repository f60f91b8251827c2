import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import { LawBundleProposed, PROCEDURES, type LawConsent, type LawProposal } from '@lien-thong/contracts';
import { fileListOf, filesOf, Gazette, lockBundles, newestVersion } from '@lien-thong/gazette';
import {
  LawDataError,
  LawGapError,
  LawQuestionError,
  promise,
  readLaw,
  rowChanges,
  type Law,
  type LawFault,
  type LawFiles,
} from '@lien-thong/law';
import { say, UnitOfWork } from '@lien-thong/messaging';
import { Clock, invalid, Problem } from '@lien-thong/service';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { LawProposalRow } from './law-proposal.entity';
import { movedDeadlines } from './open-deadlines';
import { lawEntry } from './law-entry';
import { isReady } from './proposal-view';
import { KEYS, publish, type Keys } from './publisher';

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
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  /** @throws Problem 422 `invalid-law` with each fault of the data as file and line; 409 where nothing changes */
  async propose(given: LawProposal, asker: Caller): Promise<string> {
    const before = this.gazette.inForce();
    refuseTwice(given);
    const files = { ...(await this.gazette.files(before.version)), ...filesOf(given.files) };
    refuseTooLarge(files);
    const after = readProposed(files, given);
    if ((await this.gazette.of(after.version)) !== undefined)
      throw notNow('Bộ dữ liệu này đã được phát hành; hãy đổi tên lần phát hành trong bundle.yaml.');
    tryOut(after, this.clock.instant());
    const deadlines = await this.deadlineEffects(before, after);
    const { reason } = given;
    const preparedBy = asker.signature;
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
        proposer: asker.subject,
        proposedAt,
      });
      const told = { version: after.version, files: fileListOf(files), reason, preparedBy, proposedAt };
      send(say(LawBundleProposed, id, told));
      await record(db, [lawEntry(asker, 'law.propose', id, after.version, reason)]);
    });
    return id;
  }

  /** Publishes with a second person's consent. @throws Problem 404, 403 `same-person`, 409 */
  async consent(id: string, { why }: LawConsent, asker: Caller): Promise<void> {
    const by = asker.signature;
    await this.unit.run(async (work) => {
      const proposal = await this.open(work.db, id);
      await lockBundles(work.db);
      const newest = (await newestVersion(work.db))!;
      if (asker.subject === proposal.proposer)
        throw new Problem(403, 'same-person', 'Người soạn không được tự đồng ý; cần một người thứ hai.');
      if (proposal.basedOn !== newest.version)
        throw notNow('Luật đang dùng đã thay đổi từ khi soạn đề nghị này; cần soạn lại trên bản mới.');
      if (!isReady(proposal, newest.version))
        throw notNow('Các cơ quan chưa tính xong ảnh hưởng của đề nghị này; xin đợi một lát.');
      const publishedAt = this.clock.instant();
      const { files, reason, preparedBy } = proposal;
      const publication = {
        sequence: newest.sequence + 1,
        files,
        reason,
        preparedBy,
        consentedBy: by,
        publishedAt,
      };
      if (!(await publish(work, publication, this.keys)))
        throw notNow('Một bản khác vừa được phát hành; cần soạn lại trên bản mới.');
      await this.decide(work.db, id, { state: 'published', by, why });
      await record(work.db, [lawEntry(asker, 'law.publish', id, proposal.version, why)]);
    });
    await this.gazette.look();
  }

  /** @throws Problem 404, 409 */
  async withdraw(id: string, { why }: LawConsent, asker: Caller): Promise<void> {
    await this.unit.run(async ({ db }) => {
      const { version } = await this.open(db, id);
      await this.decide(db, id, { state: 'withdrawn', by: asker.signature, why });
      await record(db, [lawEntry(asker, 'law.withdraw', id, version, why)]);
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
    try {
      for await (const { looked, moved } of movedDeadlines(this.database.manager, after, before)) {
        effects.looked += looked;
        effects.moved += moved.filter(({ to }) => to !== undefined).length;
      }
      return effects;
    } catch (fault) {
      throw unanswered('Bản này không tính được hạn của một hồ sơ đang mở', fault);
    }
  }
}

/** As much as one message may hold, with room for the rest of it. */
const MOST_BYTES = 900_000;
const CHANNELS = ['desk', 'online', 'post'] as const;

/** A law that could not receive a case today, or not travel, is not fit for use. @throws Problem 422 */
function tryOut(law: Law, receivedAt: string): void {
  for (const channel of CHANNELS)
    answering('Bản này không tính được hạn của một hồ sơ nộp hôm nay', () =>
      promise(law, { procedures: PROCEDURES, receivedAt, channel }),
    );
}

function refuseTooLarge(files: LawFiles): void {
  if (Buffer.byteLength(JSON.stringify(files)) > MOST_BYTES)
    throw invalid('invalid-law', [
      { pointer: '/files', code: 'too-large', message: `Toàn bộ dữ liệu không được quá ${MOST_BYTES} byte.` },
    ]);
}

/** @throws Problem 422 where the law leaves the question open */
function answering<T>(what: string, ask: () => T): T {
  try {
    return ask();
  } catch (fault) {
    throw unanswered(what, fault);
  }
}

const unanswered = (what: string, fault: unknown): unknown =>
  fault instanceof LawGapError || fault instanceof LawQuestionError
    ? invalid('invalid-law', [
        { pointer: '/files', code: 'no-answer', message: `${what}: ${fault.message}.` },
      ])
    : fault;

/** @throws Problem 422 for a file that is there twice */
function refuseTwice({ files }: LawProposal): void {
  const twice = files.findIndex(({ name }, nth) => files.findIndex((other) => other.name === name) < nth);
  if (twice >= 0)
    throw invalid('invalid-law', [
      {
        pointer: `/files/${twice}/name`,
        code: 'duplicate',
        message: `Tệp ${files[twice]!.name} có hai lần.`,
      },
    ]);
}

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
