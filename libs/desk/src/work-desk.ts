import type { Caller, Reach } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import type { FieldFault, Opinion, SendingOn } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkVersion, Clock, dayOf, invalid, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { handed } from './handed';
import { withArticle } from './legal-ground';
import { OfficeRules } from './office-rules';
import type { Task } from './task';
import {
  holdItem,
  keepActs,
  openedCommand,
  requestsSoFar,
  saveItem,
  type Act,
  type WorkItem,
} from './work-item';

const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy việc này.');
const notNow = (title: string) => new Problem(409, 'not-now', title);

const CHANGED_MEANWHILE = 'Việc này vừa được người khác cập nhật. Xin tải lại rồi thực hiện.';

/** Who does what to which item, and what of it they have seen. */
export interface Handling {
  task: Task;
  caseId: string;
  asker: Caller;
  ifMatch: string | undefined;
}

type Changed = { item: WorkItem; act: Act['act']; opinion?: Opinion; why?: string };

type Doing = { asker: Caller; at: Date; work: Work<Law> };

/** Bàn giải quyết: what officers do to the items of their list. Every act is kept, none is overwritten. */
@Injectable()
export class WorkDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    private readonly rules: OfficeRules,
    private readonly providers: ModuleRef,
  ) {}

  /** Nhận việc. @throws Problem 404, 409 where another holds it, 412 */
  take(handling: Handling): Promise<WorkItem> {
    return this.change(handling, 'prepare', (item, { asker }) => {
      mustBeOpen(item);
      if (item.holder !== null && item.holder !== asker.subject)
        throw notNow(`${item.holderName} đang giữ việc này.`);
      return { item: heldBy(item, asker), act: 'take' };
    });
  }

  /** Trả việc về danh sách chung. @throws Problem 404, 409, 412 */
  giveBack(handling: Handling): Promise<WorkItem> {
    return this.change(handling, 'prepare', (item, { asker }) => {
      mustBeOpen(item);
      mustHold(item, asker);
      return { item: { ...item, holder: null, holderName: null }, act: 'give-back' };
    });
  }

  /** Nhận thay người khác. @throws Problem 404, 409, 412 */
  takeOver(handling: Handling, why: string): Promise<WorkItem> {
    return this.change(handling, 'prepare', (item, { asker }) => {
      mustBeOpen(item);
      if (item.holder === null || item.holder === asker.subject)
        throw notNow('Không có ai khác đang giữ việc này.');
      return { item: heldBy(item, asker), act: 'take-over', why };
    });
  }

  /** Trình: what the officer who holds it would have signed. @throws Problem 404, 409, 412, 422 */
  prepare(handling: Handling, opinion: Opinion): Promise<WorkItem> {
    const faults = opinionFaults(handling.task, opinion);
    if (faults.length) throw invalid('invalid-opinion', faults);
    return this.change(handling, 'prepare', async (item, { asker, at, work }) => {
      mustBeOpen(item);
      mustHold(item, asker);
      await this.checkForDesk(work, handling.task, item, opinion);
      const grounded = withArticle(opinion, work.law, dayOf(item.openedAt));
      const prepared = { ...grounded, by: asker.signature, at: at.toISOString() };
      return {
        item: { ...item, state: 'to-sign', opinion: prepared, preparedBy: asker.subject },
        act: 'prepare',
        opinion: grounded,
      };
    });
  }

  /**
   * Chuyển cơ quan có thẩm quyền: the item goes to another office's desk as it is, and its clock runs on.
   * @throws Problem 404, 409, 412; 422 for an office that has no such task, or has the item
   */
  sendOn(handling: Handling, { office, why, article }: SendingOn): Promise<WorkItem> {
    const { task } = handling;
    return this.change(handling, 'prepare', (item, { asker }) => {
      mustBeOpen(item);
      mustHold(item, asker);
      if (office === item.office || !task.offices.includes(office)) throw notThere();
      const there = { office, seat: task.seatOf(office, item.commune) };
      return {
        item: { ...item, ...there, holder: null, holderName: null },
        act: 'send-on',
        why: `${item.office} → ${office}: ${why} (${article})`,
      };
    });
  }

  /** Trả lại người trình. @throws Problem 404, 409, 412 */
  sendBack(handling: Handling, why: string): Promise<WorkItem> {
    return this.change(handling, 'sign', (item) => {
      mustBePrepared(item);
      return { item: { ...item, state: 'open', opinion: null, preparedBy: null }, act: 'send-back', why };
    });
  }

  /**
   * Ký: what was prepared is decided and carried out, in one transaction. Nobody signs what they prepared themselves.
   * @throws Problem 403, 404, 409, 412
   */
  sign(handling: Handling): Promise<WorkItem> {
    const { task } = handling;
    return this.change(handling, 'sign', async (item, { asker, at, work }) => {
      const opinion = mustBePrepared(item);
      if (item.preparedBy === asker.subject)
        throw new Problem(403, 'own-opinion', 'Người trình không tự ký việc mình trình.');
      const rules = await this.rules.of(work.db, item.office);
      mustSignFor(rules(item.seat).signatory, task, asker);
      await this.gazette.hold(work.db, work.law);
      const { by: _by, at: _at, ...decided } = opinion;
      await this.carryOut(work, task, item, decided, asker);
      const asks = decided.answer === 'ask';
      const pauses = asks ? [...item.pauses, { from: dayOf(at), why: 'supplement-asked' }] : item.pauses;
      return { item: { ...item, state: asks ? 'asking' : 'decided', pauses }, act: 'sign', opinion: decided };
    });
  }

  private async carryOut(
    work: Work<Law>,
    task: Task,
    item: WorkItem,
    opinion: Opinion,
    asker: Caller,
  ): Promise<void> {
    const command = await this.commandOf(work, item);
    const office = this.providers.get(task.carriedOutBy, { strict: false });
    const decision = await office.decisionOf(work, command, opinion, item.office);
    if (decision.answer !== opinion.answer) throw office.notAsSigned(decision);
    const [done] = await office.carryOutAll(work, [{ command, decision }], asker);
    if (done!.decision.answer !== opinion.answer) throw office.notAsSigned(done!.decision);
  }

  private async checkForDesk(work: Work<Law>, task: Task, item: WorkItem, opinion: Opinion): Promise<void> {
    const { data } = await this.commandOf(work, item);
    const faults = [
      ...againFaults(opinion, data),
      ...(task.faultsOf?.(opinion, data, item.office, work.law) ?? []),
    ];
    if (faults.length) throw invalid('invalid-opinion', faults);
  }

  private async commandOf({ db }: Work<Law>, item: WorkItem): Promise<Received<object>> {
    const keyOf = await this.privacy.opening(db, [item.caseId]);
    const command = openedCommand(item, keyOf(item.caseId));
    if (!command) throw notNow('Dữ liệu cá nhân của vụ việc này đã được xoá.');
    return command;
  }

  private change(
    { task, caseId, asker, ifMatch }: Handling,
    as: 'prepare' | 'sign',
    rule: (item: WorkItem, doing: Doing) => Changed | Promise<Changed>,
  ): Promise<WorkItem> {
    return this.unit.run(async (work: Work<Law>) => {
      const item = await holdItem(work.db, task.name, caseId);
      if (!item || !reachOf(asker, task, as, item).coversSeat(item.seat)) throw notFound();
      checkVersion(ifMatch, item.version, CHANGED_MEANWHILE);
      const at = this.clock.now();
      const { item: after, act, opinion, why } = await rule(item, { asker, at, work });
      const saved = await saveItem(work.db, after);
      work.send(handed(item, after, act, at));
      const who = { actor: asker.subject, actorName: asker.name };
      await keepActs(work.db, [{ caseId, task: task.name, act, ...who, at, opinion, why }]);
      await record(work.db, [
        {
          actor: asker,
          action: `${task.name}.${act}`,
          subject: { kind: task.name, id: caseId },
          caseId,
          reason: why ?? opinion?.ground,
          detail: { attempt: item.attempt, ...(opinion ? { answer: opinion.answer } : {}) },
        },
      ]);
      return saved;
    });
  }
}

const reachOf = (
  asker: Caller,
  { actions, signs }: Task,
  as: 'prepare' | 'sign',
  { office }: WorkItem,
): Reach =>
  as === 'sign' ? asker.reachToSign(actions.sign, signs, office) : asker.reach(actions.prepare, office);

const notThere = () =>
  invalid('invalid-office', [
    {
      pointer: '/office',
      code: 'not-competent',
      message: 'Cơ quan có thẩm quyền: phải là cơ quan khác cùng giải quyết loại việc này.',
    },
  ]);

const heldBy = (item: WorkItem, { subject, name }: Caller): WorkItem => ({
  ...item,
  holder: subject,
  holderName: name,
});

const STOPPED = 'Việc này đã dừng theo đề nghị rút hoặc hủy hồ sơ.';

function mustBeOpen({ state }: WorkItem): void {
  if (state === 'stopped') throw notNow(STOPPED);
  if (state === 'to-sign') throw notNow('Việc này đang chờ ký.');
  if (state === 'asking') throw notNow('Việc này đang chờ gia đình bổ sung giấy tờ.');
  if (state === 'decided') throw notNow('Việc này đã được quyết định.');
}

function mustHold({ holder }: WorkItem, { subject }: Caller): void {
  if (holder !== subject) throw notNow('Xin nhận việc trước khi xử lý.');
}

function mustBePrepared(item: WorkItem): NonNullable<WorkItem['opinion']> {
  if (item.state === 'stopped') throw notNow(STOPPED);
  if (item.state !== 'to-sign' || !item.opinion) throw notNow('Việc này chưa được trình ký.');
  return item.opinion;
}

/** By office settings one person signs; others only in that person's place, or by a decision that names the document. */
function mustSignFor(signatory: string | undefined, { signs }: Task, { subject, postings }: Caller): void {
  if (signatory === undefined || signatory === subject) return;
  const inPlace = postings.some(
    ({ standsInFor, delegation }) => standsInFor === signatory || delegation?.signs.includes(signs),
  );
  if (!inPlace)
    throw new Problem(403, 'not-the-signatory', 'Việc này do người khác ký theo cấu hình của cơ quan.');
}

function opinionFaults({ answers, refusals }: Task, { answer, reason, papers }: Opinion): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (pointer: string, code: string, message: string) => faults.push({ pointer, code, message });
  if (!answers.includes(answer))
    fault('/answer', 'not-in-list', `Ý kiến: phải là một trong: ${answers.join(', ')}.`);
  if (answer === 'refuse') {
    if (reason === undefined) fault('/reason', 'required', 'Lý do từ chối: bắt buộc khi từ chối.');
    else if (!refusals.includes(reason))
      fault('/reason', 'not-in-list', `Lý do từ chối: phải là một trong: ${refusals.join(', ')}.`);
  } else if (reason !== undefined) fault('/reason', 'not-here', 'Lý do từ chối: chỉ ghi khi từ chối.');
  if (answer === 'ask' && !papers?.length)
    fault('/papers', 'required', 'Giấy tờ cần bổ sung: bắt buộc khi yêu cầu bổ sung.');
  if (answer !== 'ask' && papers?.length)
    fault('/papers', 'not-here', 'Giấy tờ cần bổ sung: chỉ ghi khi yêu cầu bổ sung.');
  return faults;
}

/** A second request makes the dossier count as late (decision 766/QĐ-TTg): it is not made without a reason. */
function againFaults({ answer, againBecause }: Opinion, command: object): FieldFault[] {
  const fault = (code: string, message: string) => [{ pointer: '/againBecause', code, message }];
  const again = answer === 'ask' && requestsSoFar(command) !== undefined;
  if (again && againBecause === undefined)
    return fault(
      'required',
      'Vì sao phải yêu cầu lần nữa: bắt buộc, vì gia đình đã được yêu cầu bổ sung và hồ sơ sẽ bị tính là trễ hạn.',
    );
  return !again && againBecause !== undefined
    ? fault('not-here', 'Vì sao phải yêu cầu lần nữa: chỉ ghi khi gia đình đã được yêu cầu bổ sung.')
    : [];
}
