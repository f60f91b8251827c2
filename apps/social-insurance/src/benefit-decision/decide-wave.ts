import { record } from '@lien-thong/audit';
import type { Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import { keepAnswers, type Unapproved } from './answer-book';
import { assessedEntry } from './assessed-entry';
import { caseFactsOf } from './case-facts';
import { recordStops } from '../overpayment/record-stops';
import { keepReviews } from '../review/review-list';
import {
  refuse,
  type Approval,
  type Claim,
  type Known,
  type Refusal,
  type Request,
  type Review,
} from './decision';
import { enter, lookUp, type Circumstances, type Command, type Granted } from './decision-book';

/** What a command ended in; `Told` is what a benefit's rule may say instead of approving. */
export type Answer<Told> = { command: Command; granted: Granted } | Unapproved<Told>;

type Rule<Told> = (claim: Claim, known: Known) => Approval | Told | Review;

/**
 * Decides a wave of claims for one benefit: look up, decide, enter, record. What the law leaves open is kept for an
 * officer and not answered yet.
 */
export async function decideWave<Told extends Refusal | Request>(
  db: Sql,
  privacy: Privacy,
  commands: readonly Command[],
  circumstances: Circumstances,
  rule: Rule<Told>,
): Promise<Answer<Told | Refusal>[]> {
  const known = await lookUp(db, privacy, circumstances.benefit, commands);
  const assessed = commands
    .filter((command) => !known.grantedTo(command) && !known.isStopped(command))
    .map((command) => ({ command, decision: rule(command.data, known.of(command)) }));
  const decided = assessed.flatMap(({ command, decision }) =>
    decision.answer === 'review' ? [] : [{ command, decision }],
  );
  await keepReviews(
    db,
    privacy,
    assessed.flatMap(({ command, decision }) =>
      decision.answer === 'review' ? [{ command, review: decision, record: known.of(command).record }] : [],
    ),
    circumstances,
  );
  const entered = await enter(
    db,
    privacy,
    decided.flatMap(({ command, decision }) =>
      decision.answer === 'approve'
        ? [{ command, grant: decision.grant, facts: caseFactsOf(command.data, known.of(command).record) }]
        : [],
    ),
    circumstances,
  );
  const unapproved = decided.flatMap(({ command, decision }) =>
    entered.has(command.caseId) ? [] : [{ command, decision: withoutApproval(decision) }],
  );
  const deaths = commands.filter((command) => stillPaid(known.of(command)));
  await keepAnswers(db, unapproved, circumstances);
  await recordStops(db, privacy, deaths, circumstances.today);
  const lost = new Map(unapproved.map((one) => [one.command, one.decision]));
  await record(
    db,
    assessed.map(({ command, decision }) =>
      assessedEntry(command, lost.get(command) ?? decision, entered.get(command.caseId), circumstances),
    ),
  );
  return [
    ...commands.flatMap((command) => {
      const granted = known.grantedTo(command) ?? entered.get(command.caseId);
      return granted ? [{ command, granted }] : [];
    }),
    ...unapproved,
  ];
}

/** An approval that was not entered has lost the race to another case of the person. */
const withoutApproval = <Told extends Refusal | Request>(decision: Approval | Told): Told | Refusal =>
  decision.answer === 'approve'
    ? refuse('already-granted', decision.grant.desk, decision.grant.article)
    : decision;

const stillPaid = ({ record: { insured, beneficiaries } }: Known): boolean =>
  [insured, ...beneficiaries].some((line) => line && !line.stoppedOn);
