import type { Step } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import type { Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { dayOf } from '@lien-thong/service';
import { promised } from '../filing/receive';
import { proceed, type Change } from '../linked-case/case-process';
import { askFamily } from '../procedures/advance';
import { append } from '../timeline/timeline';
import { apologyOverdue, entryOfAct } from './act-entries';
import { draftApology, reappointment } from './apology-draft';
import { clockActs, isDoneOnce, type ClockAct, type WatchedCase } from './case-clock';
import { claimDue, dueCases, keepActs, keepDrafts, keepFirings, type DueCase } from './due-cases';
import { lapse, lapsed } from './lapse';
import { officersWarned } from './officers-warned';
import { afterWait, pausesOf } from './pauses';

/** What came of a case whose time had come. */
interface Struck {
  due: DueCase;
  watched: WatchedCase;
  acts: ClockAct[];
  firesAt: string | null;
  mayReappoint: boolean;
}

/** A case that nobody can reckon is looked at again after this long, so that it holds up no other. */
const AGAIN_MS = 3_600_000;

/**
 * Does what time has brought about in up to `most` cases, in the transaction of `work`.
 * @returns how many were due; `unreckoned` are those that could not be reckoned, and why
 */
export async function strike(
  work: Work<Law>,
  privacy: Privacy,
  now: string,
  most: number,
): Promise<{ claimed: number; unreckoned: Map<string, unknown> }> {
  const claimed = await claimDue(work.db, now, most);
  if (!claimed.length) return { claimed: 0, unreckoned: new Map() };
  const { struck, unreckoned } = reckon(work.law, await dueCases(work.db, claimed), now);
  const firings = new Map<string, string | null>(claimed.map((caseId) => [caseId, null]));
  for (const { due, firesAt } of struck) firings.set(due.caseId, firesAt);
  const again = new Date(Date.parse(now) + AGAIN_MS).toISOString();
  for (const caseId of unreckoned.keys()) firings.set(caseId, again);
  await keepFirings(
    work.db,
    [...firings].map(([caseId, firesAt]) => ({ caseId, firesAt })),
  );
  await keepActs(
    work.db,
    struck.flatMap(({ due, acts }) => acts.filter(isDoneOnce).map((act) => ({ ...act, caseId: due.caseId }))),
    now,
  );
  await carryOut(work, privacy, struck, now);
  return { claimed: claimed.length, unreckoned };
}

function reckon(law: Law, due: readonly DueCase[], now: string) {
  const struck: Struck[] = [];
  const unreckoned = new Map<string, unknown>();
  for (const one of due)
    try {
      struck.push(reckonOne(law, one, now));
    } catch (fault) {
      unreckoned.set(one.caseId, fault);
    }
  return { struck, unreckoned };
}

/** A case as the pure rules of its clocks take it. */
export function watchedCase(law: Law, due: DueCase): WatchedCase {
  const { procedures, channel, commune, claimed, receivedAt, promisedOn, steps, done } = due;
  const benefit = claimed ? { benefit: { categories: claimed } } : {};
  const question = { procedures, channel, commune, ...benefit };
  const { limits } = promised(law, question, receivedAt, pausesOf(steps));
  return { receivedAt, promisedOn, steps, limits, done };
}

function reckonOne(law: Law, due: DueCase, now: string): Struck {
  const watched = watchedCase(law, due);
  const { acts, firesAt } = clockActs(law, watched, now);
  const { times } = reappointment(law, watched, due.promisedOn);
  return { due, watched, acts, firesAt: firesAt ?? null, mayReappoint: due.reappointed < times };
}

async function carryOut(
  work: Work<Law>,
  privacy: Privacy,
  struck: readonly Struck[],
  now: string,
): Promise<void> {
  const all = struck.flatMap((one) => one.acts.map((act) => ({ ...one, act })));
  const drafts = all.filter(({ act, mayReappoint }) => act.act === 'apology-draft' && mayReappoint);
  await keepDrafts(
    work.db,
    drafts.map(({ due: { caseId, promisedOn }, watched }) => ({
      ...draftApology(work.law, watched, dayOf(new Date(now))),
      caseId,
      formerly: promisedOn,
    })),
    now,
  );
  const told = all.flatMap(({ due, act, mayReappoint }) =>
    isDoneOnce(act) && (act.act !== 'apology-draft' || mayReappoint) ? [{ due, act }] : [],
  );
  await append(
    work.db,
    told.map(({ due, act }) => entryOfAct(due.caseId, act, now)),
  );
  work.send(told.flatMap(({ due, act }) => officersWarned(work.law, due, act, now) ?? []));
  work.send(
    all.flatMap(({ due, act, mayReappoint }) =>
      act.act === 'overdue' ? [apologyOverdue(due, mayReappoint, now)] : [],
    ),
  );
  await askFamilies(
    work,
    privacy,
    all.flatMap(({ due, act }) => (act.act === 'supplement-request' ? [due.caseId] : [])),
    now,
  );
  await endUnanswered(
    work,
    privacy,
    all.flatMap(({ due, act }) => (act.act === 'supplement-lapse' ? [{ due, step: act.step! }] : [])),
    now,
  );
}

/** Puts to families what offices lack; they have waited long enough for what others may. */
async function askFamilies(
  work: Work<Law>,
  privacy: Privacy,
  caseIds: readonly string[],
  at: string,
): Promise<void> {
  await proceed(
    work,
    privacy,
    caseIds.map((caseId) => ({
      caseId,
      at,
      rule: (state) => askFamily({ state, consequences: [] }, at),
    })),
  );
}

async function endUnanswered(
  work: Work<Law>,
  privacy: Privacy,
  unanswered: readonly { due: DueCase; step: Step }[],
  at: string,
): Promise<void> {
  const changes = unanswered.map(({ due: { caseId, claimed }, step }): Change => ({
    caseId,
    at,
    rule: (state, linkedCase) => {
      const ended = lapse(state, step, at);
      return (
        ended && afterWait(work.law, { linkedCase, claimed, before: state, answered: [step], at }, ended)
      );
    },
  }));
  const cases = await proceed(work, privacy, changes);
  work.send(
    unanswered.flatMap(({ due, step }, i) => {
      const { requestedAt, answeredAt } = due.steps[step]!;
      return lapsed(cases[i]!, step, requestedAt ?? answeredAt!, at);
    }),
  );
}
