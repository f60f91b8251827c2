import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import {
  HealthNoticeReceived,
  NoteHealthNotice,
  SignedHealthNotice,
  type HealthNotice,
  type NoticeKept,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { findCommune, type Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, dayOf, formOf, invalid, Problem, rows } from '@lien-thong/service';
import { UntrustedStatement, type TrustedOffices } from '@lien-thong/signature';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { append, entry } from '../timeline/timeline';
import { fitnessOf, noticeFaults, tellingDue, type Fitness } from './notice-rules';
import { findPrepared, isLate, sealedNotice, type PreparedCase } from './prepared-case';

/** The facilities whose notices are believed. */
export const FACILITIES = Symbol('facilities');

const WRONG = 'Giấy báo tử chưa đúng, xin xem từng mục.';

const REFUSALS: Record<Exclude<Fitness, 'fit'>, string> = {
  'notice-already-told': 'Lần ban hành này của giấy báo tử đã được gửi.',
  'notice-unknown': 'Chưa có giấy báo tử nào mang số này để thu hồi.',
  'notice-withdrawn': 'Giấy báo tử này đã bị thu hồi; xin cấp giấy có số khác.',
};

/** What is written of one telling. */
interface Telling {
  preparedId: string;
  notice: HealthNotice;
  receivedAt: Date;
  dueAt: Date;
  known?: PreparedCase;
}

const keptOf = ({ preparedId, receivedAt, dueAt }: Omit<Telling, 'notice'>): NoticeKept => ({
  preparedId,
  receivedAt: receivedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  late: isLate({ receivedAt, dueAt }),
});

/** Takes what health facilities tell of deaths, before any family has come. */
@Injectable()
export class HealthNoticeDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly gazette: Gazette,
    @Inject(FACILITIES) private readonly facilities: TrustedOffices,
  ) {}

  /**
   * Keeps a signed notice as a prepared case of the commune where the dead person lived, and tells the register.
   * @throws Problem 422 `invalid-notice`, `untrusted-notice`, `idempotency-key-reused`; 409 for what does not follow from
   *   what was told before
   */
  async take(body: unknown, key: string, asker: Caller): Promise<NoticeKept> {
    const { notice, signature } = formOf(SignedHealthNotice, body, 'invalid-notice', WRONG);
    this.mustBeSigned(notice, signature);
    const now = this.clock.now();
    const faults = noticeFaults(notice, { now, findCommune });
    if (faults.length) throw invalid('invalid-notice', faults, WRONG);
    const request = {
      key: `${asker.subject} notice ${key}`,
      sha256: createHash('sha256').update(JSON.stringify(body)).digest(),
    };
    return this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const known = await knownOf(work, notice);
      const preparedId = known?.preparedId ?? uuid();
      const again = await answeredBefore(work, request, preparedId, notice.revision);
      if (again) return again;
      const fitness = fitnessOf(notice, known);
      if (fitness !== 'fit') throw new Problem(409, fitness, REFUSALS[fitness]);
      const telling = { preparedId, notice, receivedAt: now, dueAt: tellingDue(work.law, notice), known };
      await this.keep(work, telling);
      await tellOthers(work, telling);
      await record(work.db, [
        {
          actor: asker,
          action: 'health-notice.tell',
          subject: { kind: 'prepared-case', id: preparedId },
          detail: { facility: notice.facility, act: notice.act, revision: notice.revision },
        },
      ]);
      return keptOf(telling);
    });
  }

  private mustBeSigned(notice: HealthNotice, signature: string): void {
    try {
      this.facilities.check(
        { type: 'health-notice', office: `facility:${notice.facility}`, data: notice },
        signature,
      );
    } catch (fault) {
      if (!(fault instanceof UntrustedStatement)) throw fault;
      throw new Problem(422, 'untrusted-notice', 'Chữ ký số của giấy báo tử không được chấp nhận.', {
        errors: [{ pointer: '/signature', code: fault.code, message: 'Chữ ký số không được chấp nhận.' }],
      });
    }
  }

  private async keep({ db }: Work, telling: Telling): Promise<void> {
    const { preparedId, notice, receivedAt, dueAt } = telling;
    const keyOf = await this.privacy.sealing(db, [preparedId]);
    const { personalId, lastResidence } = notice.deceased;
    const [kept] = await rows(
      db,
      `with telling as (
         insert into health_notice_telling (prepared_id, revision, act, issued_at, received_at, due_at)
         values ($1, $4, $9, $10, $11, $12))
       insert into prepared_case as p (prepared_id, facility, notice_number, revision, commune, person, notice, withdrawn)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (facility, notice_number) do update set revision = excluded.revision, commune = excluded.commune,
         person = excluded.person, notice = excluded.notice, withdrawn = excluded.withdrawn
       where p.prepared_id = excluded.prepared_id
       returning prepared_id`,
      [
        preparedId,
        notice.facility,
        notice.number,
        notice.revision,
        lastResidence.commune,
        personalId === undefined ? null : this.privacy.hash('person', personalId),
        sealedNotice(notice, keyOf(preparedId)),
        notice.act === 'withdrawn',
        notice.act,
        notice.issuedAt,
        receivedAt,
        dueAt,
      ],
    );
    // Told twice in the same instant: the other was first.
    if (!kept) throw new Problem(409, 'notice-already-told', REFUSALS['notice-already-told']);
  }
}

async function knownOf({ db }: Work, { facility, number }: HealthNotice): Promise<PreparedCase | undefined> {
  const [known] = await findPrepared(db, 'p.facility = $1 and p.notice_number = $2 for update of p', [
    facility,
    number,
  ]);
  return known;
}

/** The same request, sent again, gets the same reply. @throws Problem 422 where its key was used for another */
async function answeredBefore(
  { db }: Work,
  { key, sha256 }: { key: string; sha256: Buffer },
  preparedId: string,
  revision: number,
): Promise<NoticeKept | undefined> {
  const [fresh] = await rows(
    db,
    `insert into idempotent_request (key, body_sha256, case_id) values ($1, $2, $3) on conflict do nothing returning key`,
    [key, sha256, preparedId],
  );
  if (fresh) return undefined;
  const [earlier] = await rows<{ same: boolean; preparedId: string; receivedAt: Date; dueAt: Date }>(
    db,
    `select r.body_sha256 = $2 as same, t.prepared_id as "preparedId", t.received_at as "receivedAt", t.due_at as "dueAt"
     from idempotent_request r left join health_notice_telling t on t.prepared_id = r.case_id and t.revision = $3
     where r.key = $1`,
    [key, sha256, revision],
  );
  if (earlier?.same) return keptOf(earlier);
  throw new Problem(
    422,
    'idempotency-key-reused',
    'Mã chống gửi trùng này đã dùng cho một giấy báo tử khác.',
  );
}

const CASE_TEXTS = {
  corrected: 'Cơ sở y tế đã đính chính giấy báo tử của hồ sơ này. Xin đối chiếu với tờ khai.',
  withdrawn: 'Cơ sở y tế đã thu hồi giấy báo tử của hồ sơ này. Xin đối chiếu với tờ khai.',
} as const;

/** The province learns how fast the facility was, the register what need not be brought, the case what has changed. */
async function tellOthers({ db, send }: Work, telling: Telling): Promise<void> {
  const { preparedId, notice, receivedAt, known } = telling;
  const { facility, act, issuedAt, deceased, death, number, revision } = notice;
  const { late, dueAt } = keptOf(telling);
  const at = receivedAt.toISOString();
  const { commune } = deceased.lastResidence;
  send(
    say(HealthNoticeReceived, preparedId, { commune, facility, act, issuedAt, receivedAt: at, dueAt, late }),
  );
  const { personalId } = deceased;
  if (personalId !== undefined) {
    const issuedOn = dayOf(new Date(issuedAt));
    const withdrawn = act === 'withdrawn';
    send(
      say(NoteHealthNotice, preparedId, {
        facility,
        number,
        revision,
        personalId,
        diedOn: death.date,
        issuedOn,
        withdrawn,
      }),
    );
  }
  if (known?.caseId && act !== 'issued')
    await append(db, [entry(known.caseId, at, 'health-notice', 'one-stop', CASE_TEXTS[act])]);
}
