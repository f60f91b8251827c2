import { dayInFigures } from '@lien-thong/law';
import { ROLE_NAMES, type Action, type Caller, type Posting } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import { ApologyIssued, type ApologyWording } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkVersion, Clock, dayOf, invalid, Problem, rows } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { ofReceivedCase } from '../linked-case/case-messages';
import { proceed } from '../linked-case/case-process';
import { entry } from '../timeline/timeline';
import { draftApology, reappointment } from './apology-draft';
import {
  apologiesOf,
  keepApologyAct,
  saveApology,
  type ApologyActRow,
  type ApologyRow,
} from './apology-rows';
import { mayPutOff, titleOf, wordingFaults, type Leeway } from './apology-rules';
import { isRunning } from './case-clock';
import { dueCases, type DueCase } from './due-cases';
import { watchedCase } from './strike';

/** Who does what to the slip of which case, and which version of it they have seen. */
export interface ApologyAct {
  caseId: string;
  asker: Caller;
  ifMatch: string | undefined;
}

const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');

const CHANGED_MEANWHILE = 'Phiếu xin lỗi vừa được người khác cập nhật. Xin tải lại rồi thực hiện.';

/** An open case under its lock, with its slips and how it may be put off. */
interface Standing {
  work: Work<Law>;
  due: DueCase;
  slips: ApologyRow[];
  leeway: Leeway;
  today: string;
  at: Date;
}

/** Xin lỗi và hẹn lại ngày trả kết quả (Decree 61/2018 art. 19, Decree 118/2025). */
@Injectable()
export class ApologyDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  /**
   * An officer writes the reason and the new day; where no slip lies ready yet, one is made.
   * @throws Problem 404, 409 `not-now` and `re-appointments-used-up`, 412, 422
   */
  write(act: ApologyAct, wording: ApologyWording): Promise<void> {
    return this.stand(act, 'apology.edit', async (standing) => {
      const { work, due, leeway } = standing;
      const faults = wordingFaults(work.law, wording, leeway);
      if (faults.length) throw invalid('invalid-apology', faults);
      const draft = currentDraft(standing);
      checkVersion(act.ifMatch, draft?.version ?? standing.slips[0]?.version ?? 0, CHANGED_MEANWHILE);
      const slip = { ...(draft ?? newSlip(standing)), ...wording, editedBy: act.asker.subject };
      slip.version++;
      await keep(standing, act.asker, 'edit', slip, due.caseId);
    });
  }

  /**
   * The competent person signs: the promised day moves and the family is told. Nobody signs what they wrote themselves.
   * @throws Problem 403 `own-draft`, 404, 409 `not-now`, `no-draft`, `re-appointments-used-up` and `new-day-unfit`, 412
   */
  sign(act: ApologyAct): Promise<void> {
    return this.stand(act, 'apology.sign', async (standing) => {
      const { work, due, leeway, at } = standing;
      const draft = currentDraft(standing);
      if (!draft) throw new Problem(409, 'no-draft', 'Chưa có phiếu xin lỗi cho ngày hẹn trả hiện nay.');
      checkVersion(act.ifMatch, draft.version, CHANGED_MEANWHILE);
      if (draft.editedBy === act.asker.subject)
        throw new Problem(403, 'own-draft', 'Người soạn phiếu không tự ký.');
      const [fault] = wordingFaults(work.law, draft, leeway);
      if (fault) throw new Problem(409, 'new-day-unfit', `${fault.message} Xin sửa phiếu rồi ký.`);
      await this.gazette.hold(work.db, work.law);
      const slip: ApologyRow = {
        ...draft,
        version: draft.version + 1,
        state: 'signed',
        signedBy: act.asker.signature,
        signatory: signatoryTitle(act.asker.capacity('apology.sign', due.commune)!),
        title: titleOf(work.law, draft.steps, dayOf(at)),
        signedAt: at,
      };
      await keep(standing, act.asker, 'sign', slip, due.caseId);
      await this.putOff(standing, slip);
    });
  }

  private async putOff({ work, due, at }: Standing, slip: ApologyRow): Promise<void> {
    const instant = at.toISOString();
    const text = `Đã xin lỗi gia đình và hẹn lại ngày trả kết quả, từ ${dayInFigures(slip.formerly)} sang ${dayInFigures(slip.newDay)}. ${slip.reason}`;
    const [c] = await proceed(work, this.privacy, [
      {
        caseId: due.caseId,
        at: instant,
        rule: (state, linkedCase) => {
          linkedCase.firstPromisedOn ??= slip.formerly;
          linkedCase.promisedOn = slip.newDay;
          return { state, consequences: [] };
        },
        entries: [entry(due.caseId, instant, 'apology-issued', 'one-stop', text.slice(0, 1000))],
      },
    ]);
    const said = {
      ...ofReceivedCase(c!),
      status: c!.status,
      formerlyPromisedOn: slip.formerly,
      ordinal: due.reappointed + 1,
      reason: slip.reason,
      title: slip.title!,
      signatory: slip.signatory!,
      issuedAt: instant,
    };
    work.send(say(ApologyIssued, due.caseId, said, undefined, c!.version));
  }

  /** Under the case's lock, so that of two who act on one slip one sees what the other did. */
  private stand(
    { caseId, asker }: ApologyAct,
    action: Action,
    doing: (standing: Standing) => Promise<void>,
  ): Promise<void> {
    const reach = action === 'apology.sign' ? asker.reachToSign(action, 'apology') : asker.reach(action);
    return this.unit.run(async (work: Work<Law>) => {
      const [found] = await rows<{ commune: string }>(
        work.db,
        'select commune from linked_case where case_id = $1 for update',
        [caseId],
      );
      if (!found || !reach.covers(found.commune)) throw notFound();
      const [due] = await dueCases(work.db, [caseId]);
      if (!due || !isRunning(due.steps))
        throw new Problem(409, 'not-now', 'Không có cơ quan nào đang giải quyết hồ sơ này.');
      const at = this.clock.now();
      const today = dayOf(at);
      const slips = await apologiesOf(work.db, caseId);
      const leeway = leewayOf(work.law, due, today);
      mayPutOff(leeway);
      await doing({ work, due, slips, leeway, today, at });
    });
  }
}

/** How an open case may still be put off. */
export function leewayOf(law: Law, due: DueCase, today: string): Leeway {
  const { times, earliest, latest } = reappointment(law, watchedCase(law, due), today);
  return { left: Math.max(0, times - due.reappointed), earliest, ...(latest ? { latest } : {}) };
}

/** The slip that is to put off the day as it is promised now. */
const currentDraft = ({ slips, due }: Standing): ApologyRow | undefined =>
  slips.find(({ state, formerly }) => state === 'draft' && formerly === due.promisedOn);

function newSlip({ work, due, slips, today, at }: Standing): ApologyRow {
  return {
    ...draftApology(work.law, watchedCase(work.law, due), today),
    ordinal: (slips[0]?.ordinal ?? 0) + 1,
    version: 0,
    state: 'draft',
    formerly: due.promisedOn,
    draftedAt: at,
    editedBy: null,
    signedBy: null,
    signatory: null,
    title: null,
    signedAt: null,
  };
}

async function keep(
  { work: { db }, at }: Standing,
  asker: Caller,
  act: ApologyActRow['act'],
  slip: ApologyRow,
  caseId: string,
): Promise<void> {
  const { ordinal, newDay, reason } = slip;
  await saveApology(db, caseId, slip);
  await keepApologyAct(db, caseId, { ordinal, act, actorName: asker.name, newDay, at }, asker.subject);
  await record(db, [
    {
      actor: asker,
      action: `apology.${act}`,
      subject: { kind: 'apology', id: `${caseId} ${ordinal}` },
      caseId,
      reason,
      detail: { newDay, version: slip.version },
    },
  ]);
}

/** Thẩm quyền ký: in one's own name, by delegation (TUQ.) or in another's place (KT.) (Decree 30/2020 art. 13). */
function signatoryTitle({ role, delegation, standsInFor }: Posting): string {
  if (delegation) return `TUQ. ${ROLE_NAMES[role]}`;
  return standsInFor ? `KT. ${ROLE_NAMES[role]}` : ROLE_NAMES[role];
}
