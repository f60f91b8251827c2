import { CaseRescheduled } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { say, type Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { dueAnew } from '../clocks/pauses';
import { ofReceivedCase } from '../linked-case/case-messages';
import { proceed, type Change } from '../linked-case/case-process';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { entry } from '../timeline/timeline';
import type { MovedCase } from './open-deadlines';

/**
 * Moves the promised days of these cases and of their open steps, and tells the families of a new promised day why. A
 * case that ended or was moved by someone else meanwhile stays as it is.
 */
export async function moveDeadlines(
  work: Work<Law>,
  privacy: Privacy,
  moved: readonly MovedCase[],
  at: string,
): Promise<void> {
  const done = new Map<string, MovedCase>();
  const changes = moved.map((one): Change => ({
    caseId: one.id,
    at,
    rule: (state, linkedCase) => {
      if (linkedCase.endedAt || linkedCase.promisedOn !== one.from) return undefined;
      done.set(one.id, one);
      linkedCase.promisedOn = one.to ?? one.from;
      linkedCase.promisedBy = work.law.version;
      return {
        state: { ...state, steps: dueAnew(state.steps, (step) => one.dueOn[step]) },
        consequences: [],
      };
    },
    entries: [entry(one.id, at, 'rescheduled', 'one-stop', one.why)],
  }));
  for (const c of await proceed(work, privacy, changes)) {
    const how = c && done.get(c.caseId);
    if (c && how?.to !== undefined) work.send(rescheduled(c, how, at));
  }
}

const rescheduled = (c: LinkedCase, { from, why }: MovedCase, at: string) =>
  say(
    CaseRescheduled,
    c.caseId,
    { ...ofReceivedCase(c), status: c.status, formerlyPromisedOn: from, why, rescheduledAt: at },
    undefined,
    c.version,
  );
