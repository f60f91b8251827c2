import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import { FuneralAllowanceGranted, type ReviewDecision } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { funeralAllowance, type Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, invalid, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { caseFactsOf } from '../benefit-decision/case-facts';
import type { Grant } from '../benefit-decision/decision';
import { enter, type Granted } from '../benefit-decision/decision-book';
import { mustBeOfDesk } from '../desk-reach';
import { BenefitReview } from './benefit-review.entity';
import { readReview } from './review-list';

type About = NonNullable<ReturnType<typeof readReview>>;

const NOT_FOUND = 'Không tìm thấy việc cần xem xét.';

const notNow = (title: string) => new Problem(409, 'not-now', title);

/** Where an officer says which regime pays, when the law does not. Both articles stay on record beside the reason. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  /** @throws Problem 404; 409 `not-now`; 422 where the regime is none of those the review is about */
  decide(caseId: string, decision: ReviewDecision, asker: Caller): Promise<BenefitReview> {
    return this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const review = await openReview(work.db, caseId, asker);
      const about = await this.read(work, review);
      const grant = grantOf(work.law, review, about, decision);
      const granted = await this.enter(work, review, about, grant);
      const { code, desk, category, amount, formula } = granted;
      work.send(
        say(
          FuneralAllowanceGranted,
          caseId,
          { attempt: review.attempt, decision: code, desk, category: category!, amount, formula },
          about.command,
        ),
      );
      const verdict = {
        pays: decision.pays,
        decidedBy: asker.signature,
        decidedWhy: decision.why,
        decidedAt: this.clock.now(),
      };
      await work.db.update(BenefitReview, { caseId, benefit: review.benefit }, verdict);
      await record(work.db, [
        {
          actor: asker,
          action: 'benefit.decide',
          subject: { kind: review.benefit, id: code },
          caseId,
          reason: decision.why,
          detail: { pays: decision.pays, lawVersion: work.law.version },
        },
      ]);
      return Object.assign(review, verdict);
    });
  }

  private async read({ db }: Work<Law>, review: BenefitReview): Promise<About> {
    const key = (await this.privacy.opening(db, [review.caseId]))(review.caseId);
    const about = key && readReview(review, key);
    if (!about) throw notNow('Dữ liệu cá nhân của vụ việc này đã được xoá.');
    return about;
  }

  private async enter(
    { db, law }: Work<Law>,
    review: BenefitReview,
    { command, record }: About,
    grant: Grant,
  ): Promise<Granted> {
    const approved = [{ command, grant, facts: caseFactsOf(command.data, record) }];
    const entered = await enter(db, this.privacy, approved, {
      benefit: review.benefit,
      lawVersion: law.version,
      today: this.clock.today(),
      at: this.clock.instant(),
    });
    const granted = entered.get(review.caseId);
    if (!granted) throw notNow('Chế độ này đã được giải quyết trong một hồ sơ khác.');
    return granted;
  }
}

async function openReview(db: EntityManager, caseId: string, asker: Caller): Promise<BenefitReview> {
  const found = await db.findOne(BenefitReview, {
    where: { caseId, benefit: 'funeral-allowance' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!found) throw new Problem(404, 'not-found', NOT_FOUND);
  mustBeOfDesk(asker, { desk: found.desk, seat: found.seat }, NOT_FOUND);
  if (found.decidedAt) throw notNow('Việc này đã được quyết định.');
  return found;
}

/** What the chosen regime pays by itself. Its own article stands in the decision. */
function grantOf(
  law: Law,
  { between }: BenefitReview,
  { command, record }: About,
  { pays }: ReviewDecision,
): Grant {
  if (!between.includes(pays))
    throw invalid('invalid-decision', [
      {
        pointer: '/pays',
        code: 'not-under-review',
        message: `Chỉ chọn được một trong: ${between.join(', ')}.`,
      },
    ]);
  const facts = caseFactsOf(command.data, record);
  const { granted } = funeralAllowance(law, { ...facts, facts, categories: [pays] });
  if (!granted)
    throw notNow('Dữ liệu luật chưa có mức của chế độ này; cần ban hành dòng luật trước khi quyết định.');
  const { category, amount, formula, desk, article } = granted;
  return { category, amount, formula, desk, article };
}
