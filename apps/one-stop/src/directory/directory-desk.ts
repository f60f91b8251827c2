import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import {
  OfficeSettingsChanged,
  PostingChanged,
  type OfficeSettingsOrder,
  type PostingOrder,
  type PostingTerms,
} from '@lien-thong/contracts';
import {
  Directory,
  holdPosting,
  keepPostings,
  keepSettings,
  postingsOf,
  type KnownPosting,
} from '@lien-thong/identity';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, invalid, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { mayHandOut, postingFaults } from './posting-rules';

const NOT_FOUND = 'Không tìm thấy phân công.';
const notYours = () =>
  new Problem(403, 'outside-your-unit', 'Phân công này nằm ngoài phạm vi được giao quản lý.');
const WRONG = 'Phân công chưa đúng, xin xem từng mục.';

/** Quản lý cán bộ: who may act as what. Every change is a version of its own; nothing is ever overwritten. */
@Injectable()
export class DirectoryDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws Problem 403, 422 */
  async post(order: PostingOrder, asker: Caller): Promise<string> {
    const postingId = uuid();
    await this.unit.run(async (work) => {
      await this.check(work, order, asker);
      await this.keep(work, postingId, 1, order, asker);
    });
    this.directory.forget();
    return postingId;
  }

  /** New terms from now on: a transfer, a leave, another period. @throws Problem 403, 404, 409, 422 */
  async change(postingId: string, order: PostingOrder, asker: Caller): Promise<void> {
    await this.unit.run(async (work) => {
      const standing = await this.standing(work, postingId, asker);
      if (order.subject !== standing.subject)
        throw invalid('invalid-posting', [
          {
            pointer: '/subject',
            code: 'other-person',
            message: 'Mã cán bộ: phân công của người khác là phân công mới.',
          },
        ]);
      await this.check(work, order, asker);
      await this.keep(work, postingId, standing.version + 1, order, asker);
    });
    this.directory.forget();
  }

  /** From this moment on. @throws Problem 403, 404, 409 */
  async end(postingId: string, reason: string, asker: Caller): Promise<void> {
    await this.unit.run(async (work) => {
      const standing = await this.standing(work, postingId, asker);
      const {
        postingId: _i,
        version,
        endedAt: _e,
        changedBy: _b,
        reason: _r,
        changedAt: _a,
        ...terms
      } = standing;
      await this.keep(work, postingId, version + 1, { ...terms, reason }, asker, this.clock.instant());
    });
    this.directory.forget();
  }

  /** @throws Problem 403 */
  async set(order: OfficeSettingsOrder, asker: Caller): Promise<string> {
    const settingsId = uuid();
    if (!asker.reach('settings.change').coversUnit(order.unit)) throw notYours();
    await this.unit.run(async ({ db, send }) => {
      const change = { ...order, settingsId, changedBy: asker.subject, changedAt: this.clock.instant() };
      await keepSettings(db, [change]);
      send(say(OfficeSettingsChanged, settingsId, change));
      const subject = { kind: 'office-settings', id: settingsId };
      await record(db, [{ actor: asker, action: 'settings.change', subject, reason: order.reason }]);
    });
    return settingsId;
  }

  private async standing({ db }: Work, postingId: string, asker: Caller): Promise<KnownPosting> {
    const found = await holdPosting(db, postingId);
    if (!found || !asker.reach('posting.change').coversUnit(found.unit))
      throw new Problem(404, 'not-found', NOT_FOUND);
    this.mayDecide(found, asker);
    if (found.endedAt) throw new Problem(409, 'not-now', 'Phân công này đã chấm dứt.');
    return found;
  }

  private async check({ db }: Work, order: PostingOrder, asker: Caller): Promise<void> {
    const faults = postingFaults(order);
    if (faults.length) throw invalid('invalid-posting', faults, WRONG);
    this.mayDecide(order, asker);
    if (order.standsInFor === undefined) return;
    const replaced = await postingsOf(db, order.standsInFor, order.from);
    const fits = replaced.some(
      ({ role, unit }) =>
        role === order.role && unit.kind === order.unit.kind && unit.code === order.unit.code,
    );
    if (!fits)
      throw invalid('invalid-posting', [
        {
          pointer: '/standsInFor',
          code: 'not-in-office',
          message: 'Trực thay cho: người này không giữ vai trò đó ở địa bàn đó vào ngày bắt đầu.',
        },
      ]);
  }

  /** Nobody decides on himself, nor hands out what he may not. @throws Problem 403 */
  private mayDecide(terms: Pick<PostingTerms, 'subject' | 'role' | 'unit'>, asker: Caller): void {
    if (terms.subject === asker.subject)
      throw new Problem(403, 'own-posting', 'Không ai được tự phân công cho chính mình.');
    const reach = asker.reach('posting.change');
    const administers = asker.postings.filter(
      ({ unit }) => unit.kind === 'system' || reach.coversUnit(terms.unit),
    );
    const roles = administers.map(({ role }) => role);
    if (!reach.coversUnit(terms.unit) || !mayHandOut(roles, terms, reach.all)) throw notYours();
  }

  private async keep(
    { db, send }: Work,
    postingId: string,
    version: number,
    order: PostingOrder,
    asker: Caller,
    endedAt?: string,
  ): Promise<void> {
    const change: PostingChanged = {
      ...order,
      version,
      ...(endedAt ? { endedAt } : {}),
      changedBy: asker.subject,
      changedAt: this.clock.instant(),
    };
    await keepPostings(db, [{ postingId, change }]);
    send(say(PostingChanged, postingId, change));
    const subject = { kind: 'posting', id: postingId };
    const detail = { version, role: order.role };
    await record(db, [{ actor: asker, action: 'posting.change', subject, reason: order.reason, detail }]);
  }
}
