import type { Action, Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import type { Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkVersion, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { Advance } from '../procedures/advance';
import { entry } from '../timeline/timeline';
import { CHANGED_MEANWHILE } from './case-address';
import { proceed, type Change } from './case-process';
import type { CaseState } from './case-state';
import type { LinkedCase } from './linked-case.entity';

export type Rule = (state: CaseState, linkedCase: LinkedCase) => Advance;

/** One act on one case: whose, when, and on which version of it. */
export interface Act {
  caseId: string;
  at: string;
  ifMatch: string | undefined;
  asker: Caller;
  action: Action;
  /** What the officer gave as the reason, where one is asked for. */
  reason?: string;
}

export const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');

export const notNow = (title: string) => new Problem(409, 'not-now', title);

/** Việc của người: what a person does to a case, whoever it is, goes through here. */
@Injectable()
export class CaseActs {
  constructor(private readonly privacy: Privacy) {}

  /** Changes one case under its lock, and puts it on record. @throws Problem 404 also for a case out of the asker's reach, 412 */
  async change(
    work: Work,
    { caseId, at, ifMatch, asker, action, reason }: Act,
    rule: Rule,
    entries: Change['entries'],
  ): Promise<LinkedCase> {
    const guarded: Rule = (state, linkedCase) => {
      if (!asker.reach(action).covers(linkedCase.commune)) throw notFound();
      checkVersion(ifMatch, linkedCase.version, CHANGED_MEANWHILE);
      return rule(state, linkedCase);
    };
    const [changed] = await proceed(work, this.privacy, [{ caseId, at, rule: guarded, entries }]);
    if (!changed) throw notFound();
    const detail = { version: changed.version, status: changed.status };
    await record(work.db, [
      { actor: asker, action, subject: { kind: 'case', id: caseId }, caseId, reason, detail },
    ]);
    return changed;
  }

  /** Ends a case that nobody has begun to work on. @throws Problem 404, 409, 412 */
  endNew(work: Work, act: Act, status: 'not-accepted' | 'withdrawn', text: string): Promise<LinkedCase> {
    const { caseId, at } = act;
    const rule: Rule = (state) => {
      if (state.status !== 'new') throw notNow('Hồ sơ đã được tiếp nhận và đang giải quyết.');
      return { state: { ...state, status, endedAt: at }, consequences: [] };
    };
    return this.change(work, act, rule, [entry(caseId, at, status, 'one-stop', text)]);
  }
}
