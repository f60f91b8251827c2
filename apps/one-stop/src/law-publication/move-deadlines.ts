import { CaseRescheduled, type Step } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { say, type Work } from '@lien-thong/messaging';
import { promised } from '../filing/receive';
import { ofReceivedCase } from '../linked-case/case-messages';
import { proceed, type Change } from '../linked-case/case-process';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { entry } from '../timeline/timeline';
import type { MovedCase } from './open-deadlines';

/**
 * Moves the promised days of these cases and of their open steps, and tells the families why. A case that ended or
 * was moved by someone else meanwhile stays as it is.
 * @returns how many moved
 */
export async function moveDeadlines(
  work: Work<Law>,
  moved: readonly MovedCase[],
  at: string,
): Promise<number> {
  const done = new Map<string, MovedCase>();
  const changes = moved.map((one): Change => ({
    caseId: one.id,
    at,
    rule: (state, linkedCase) => {
      if (linkedCase.endedAt || linkedCase.promisedOn !== one.from) return undefined;
      done.set(one.id, one);
      linkedCase.promisedOn = one.to;
      return { state: { ...state, steps: dueAnew(work.law, linkedCase, one) }, consequences: [] };
    },
    entries: [entry(one.id, at, 'rescheduled', 'one-stop', one.why)],
  }));
  for (const c of await proceed(work, changes)) {
    const how = c && done.get(c.caseId);
    if (c && how) work.send(rescheduled(c, how, at));
  }
  return done.size;
}

const rescheduled = (c: LinkedCase, { from, why }: MovedCase, at: string) =>
  say(
    CaseRescheduled,
    c.caseId,
    { ...ofReceivedCase(c), status: c.status, formerlyPromisedOn: from, why, rescheduledAt: at },
    undefined,
    c.version,
  );

/** Each step that is not over gets its day by the law as it is now. */
function dueAnew(law: Law, c: LinkedCase, { claimed }: MovedCase): LinkedCase['steps'] {
  const { dueOn } = promised(
    law,
    {
      procedures: c.procedures,
      channel: c.channel,
      commune: c.commune,
      ...(claimed ? { benefit: { categories: claimed } } : {}),
    },
    c.receivedAt!.toISOString(),
  );
  return Object.fromEntries(
    Object.entries(c.steps).map(([step, record]) => [
      step,
      record.answeredAt ? record : { ...record, dueOn: dueOn(step as Step) },
    ]),
  );
}
