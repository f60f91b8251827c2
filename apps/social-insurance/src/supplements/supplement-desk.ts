import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import { BenefitToppedUp, type DraftDecision, type Payee } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, Problem, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BenefitDecision } from '../benefit-decision/benefit-decision.entity';
import { decisionPlace } from '../benefit-decision/decision-book';
import { codeStem } from '../benefit-decision/decision-code';
import { mustBeOfDesk } from '../desk-reach';
import { openOrders } from '../payment/open-orders';
import { raiseSchedule } from '../payment/raise-schedule';
import { groundsOf } from './supplement-line';
import { Supplement } from './supplement.entity';

/** As much of the articles as the message takes. */
const LONGEST_GROUND = 500;

const NOT_FOUND = 'Không tìm thấy bản dự thảo.';

const notNow = (title: string) => new Problem(409, 'not-now', title);

/** Where an officer decides on what was drafted; only what is approved becomes a decision. */
@Injectable()
export class SupplementDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  /** @throws Problem 404; 409 `not-now` where it is decided already, or is no sum to be added */
  approve(id: string, { why }: DraftDecision, asker: Caller): Promise<Supplement> {
    return this.unit.run(async ({ db, send, law }: Work<Law>) => {
      await this.gazette.hold(db, law);
      const draft = await openDraft(db, id, asker);
      if (draft.kind !== 'top-up' || draft.toAmount === null || draft.since === null)
        throw notNow('Chỉ phê duyệt được khoản chi bổ sung; trường hợp này cần cán bộ giải quyết riêng.');
      const decision = await lockDecision(db, draft);
      if (draft.lawVersion !== law.version || draft.fromAmount !== (await standingAmount(db, decision)))
        throw notNow(
          'Luật hoặc quyết định đã thay đổi; bản dự thảo đang được tính lại, xin xem lại sau ít phút.',
        );
      const code = await nextCode(db, draft, Number(this.clock.today().slice(0, 4)));
      const decided = await decide(db, draft, {
        state: 'approved',
        code,
        by: asker,
        why,
        at: this.clock.now(),
      });
      await this.order({ db }, draft, decision, code);
      send(
        say(BenefitToppedUp, draft.caseId, {
          benefit: draft.benefit,
          desk: draft.desk,
          decision: code,
          supplementTo: decision.code,
          amount: draft.toAmount - draft.fromAmount,
          total: draft.toAmount,
          since: draft.since,
          ground: groundsOf(draft).join('; ').slice(0, LONGEST_GROUND),
        }),
      );
      return decided;
    });
  }

  /** What is added is paid as the benefit was to be; a monthly one for each month that was ordered without it. */
  private async order({ db }: Pick<Work, 'db'>, draft: Supplement, decision: BenefitDecision, code: string) {
    const { caseId, benefit, desk, seat } = draft;
    const added = draft.toAmount! - draft.fromAmount;
    const times =
      decision.kind === 'monthly' ? await raiseSchedule(db, draft, { by: added, since: draft.since! }) : 1;
    if (!times) return;
    const key = (await this.privacy.opening(db, [caseId]))(caseId);
    const payee = key?.openJson<Payee>(decisionPlace('payee', benefit), decision.payee);
    const amount = added * times;
    const method = payee?.method ?? 'cash';
    await openOrders(
      db,
      [{ caseId, benefit, desk, seat, amount, method, month: null, purpose: 'top-up', decision: code }],
      { today: this.clock.today(), at: this.clock.instant() },
    );
  }

  /** @throws Problem 404, 409 */
  dismiss(id: string, { why }: DraftDecision, asker: Caller): Promise<Supplement> {
    return this.unit.run(async ({ db }) =>
      decide(db, await openDraft(db, id, asker), {
        state: 'dismissed',
        code: null,
        by: asker,
        why,
        at: this.clock.now(),
      }),
    );
  }
}

async function openDraft(db: EntityManager, id: string, asker: Caller): Promise<Supplement> {
  const found = await db.findOne(Supplement, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new Problem(404, 'not-found', NOT_FOUND);
  mustBeOfDesk(asker, found, NOT_FOUND);
  if (found.state !== 'draft') throw notNow('Bản dự thảo này đã được quyết định hoặc thay thế.');
  return found;
}

/** Two approvals for one decision follow one another. */
const lockDecision = (db: EntityManager, { caseId, benefit }: Supplement): Promise<BenefitDecision> =>
  db.findOneOrFail(BenefitDecision, { where: { caseId, benefit }, lock: { mode: 'pessimistic_write' } });

/** What was decided, with all that has been added since. */
async function standingAmount(db: Sql, { caseId, benefit, amount }: BenefitDecision): Promise<number> {
  const [added] = await rows<{ sum: string | null }>(
    db,
    `select sum(to_amount - from_amount) as sum from supplement where case_id = $1 and benefit = $2 and state = 'approved'`,
    [caseId, benefit],
  );
  return amount + Number(added?.sum ?? 0);
}

interface Verdict {
  state: 'approved' | 'dismissed';
  code: string | null;
  by: Caller;
  why: string;
  at: Date;
}

async function decide(
  db: EntityManager,
  draft: Supplement,
  { state, code, by, why, at }: Verdict,
): Promise<Supplement> {
  const verdict = { state, code, decidedBy: by.signature, decidedWhy: why, decidedAt: at };
  await db.update(Supplement, { id: draft.id }, verdict);
  const { id, caseId, lawVersion } = draft;
  const action = state === 'approved' ? 'supplement.approve' : 'supplement.dismiss';
  const subject = { kind: 'supplement', id };
  await record(db, [{ actor: by, action, subject, caseId, reason: why, detail: { lawVersion, code } }]);
  return Object.assign(draft, verdict);
}

/** A supplementary decision takes the next number of its desk's book, as any decision does. */
async function nextCode(db: Sql, { desk, seat, benefit }: Supplement, year: number): Promise<string> {
  const [counted] = await rows<{ number: number }>(
    db,
    `insert into decision_counter as d (desk, seat, year, last_number) values ($1, $2, $3, 1)
     on conflict (desk, seat, year) do update set last_number = d.last_number + 1 returning last_number as number`,
    [desk, seat, year],
  );
  return `${codeStem(benefit, desk, seat, year)}${counted!.number}`;
}
