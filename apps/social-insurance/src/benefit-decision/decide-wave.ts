import { record, type Actor } from '@lien-thong/audit';
import type { Decided as DecidedOf } from '@lien-thong/desk';
import type { Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import { keepAnswers } from './answer-book';
import { assessedEntry } from './assessed-entry';
import { caseFactsOf } from './case-facts';
import { recordStops } from '../overpayment/record-stops';
import { refuse, type Claim, type Decision, type Known } from './decision';
import {
  enter,
  lookUp,
  type Approved,
  type Circumstances,
  type Command,
  type Granted,
  type Lookup,
} from './decision-book';

export type Decided = DecidedOf<Claim & { attempt: number }, Decision>;

/** What was decided in the end; with the decision from the book where it was granted. */
export type Answer = Decided & { granted?: Granted };

/** What was granted before is not judged again, and told again. */
export interface Wave {
  judged: Decided[];
  again: { command: Command; granted: Granted }[];
  known: Lookup;
}

/** Judges a wave of claims for one benefit by what the registers know of everybody in it. */
export async function judgeWave(
  db: Sql,
  privacy: Privacy,
  benefit: Circumstances['benefit'],
  commands: readonly Command[],
  rule: (claim: Claim, known: Known) => Decision,
): Promise<Wave> {
  const known = await lookUp(db, privacy, benefit, commands);
  return {
    judged: commands
      .filter((command) => !known.grantedTo(command) && !known.isStopped(command))
      .map((command) => ({ command, decision: rule(command.data, known.of(command)) })),
    again: commands.flatMap((command) => {
      const granted = known.grantedTo(command);
      return granted ? [{ command, granted }] : [];
    }),
    known,
  };
}

/**
 * Enters what is granted into the books, keeps the rest, stops what the dead were paid, and puts all of it on record.
 * An approval that loses the race to another case of the person is refused.
 */
export async function carryOutWave(
  db: Sql,
  privacy: Privacy,
  decided: readonly Decided[],
  circumstances: Circumstances,
  actor: Actor,
): Promise<Answer[]> {
  const entered = await enter(db, privacy, decided.flatMap(approved), circumstances);
  const answers = decided.map((one): Answer => {
    const granted = entered.get(one.command.caseId);
    return granted ? { ...one, granted } : { ...one, decision: withoutApproval(one.decision) };
  });
  await keepAnswers(
    db,
    answers.flatMap(({ command, decision }) =>
      decision.answer === 'refuse' || decision.answer === 'ask' ? [{ command, decision }] : [],
    ),
    circumstances,
  );
  const deaths = decided.filter(({ decision }) => stillPaid(decision.known)).map(({ command }) => command);
  await recordStops(db, privacy, deaths, circumstances);
  await record(
    db,
    answers.map(({ command, decision, granted }) =>
      assessedEntry(command, decision, granted, actor, circumstances),
    ),
  );
  return answers;
}

const approved = ({ command, decision }: Decided): Approved[] =>
  decision.answer === 'approve'
    ? [{ command, grant: decision.grant, facts: caseFactsOf(command.data, decision.known.record) }]
    : [];

const withoutApproval = (decision: Decision): Decision =>
  decision.answer === 'approve'
    ? {
        ...refuse('already-granted', decision.grant.desk, decision.grant.article),
        known: decision.known,
      }
    : decision;

export const stillPaid = ({ record: { insured, beneficiaries } }: Known): boolean =>
  [insured, ...beneficiaries].some((line) => line && !line.stoppedOn);
