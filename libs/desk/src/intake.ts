import { SYSTEM } from '@lien-thong/audit';
import type { DecidingOffice } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import type { Received, Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { OfficeRules, type Rules } from './office-rules';
import { openItems } from './open-items';
import type { Decided, Desk, Task, Verdict } from './task';

type Judged<C extends object, D extends Verdict> = Decided<C & { attempt: number }, D>;

/** Where what a rule has judged goes: it is done at once, or laid on the desk that decides it. */
@Injectable()
export class Intake {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly rules: OfficeRules,
    private readonly providers: ModuleRef,
  ) {}

  /**
   * What the rule says is done where the office lets the rule decide. Officers get the rest: what their office signs,
   * what the rule leaves open, and what lies on a desk already, whatever the office has set since.
   * @returns what officers got
   */
  async receive<C extends object, D extends Verdict>(
    work: Work<Law>,
    task: Task<C, D>,
    judged: readonly Judged<C, D>[],
  ): Promise<Judged<C, D>[]> {
    const rulesOf = await this.rulesOf(work.db, task.offices);
    const begun = await begunByOfficers(work.db, task.name, judged);
    const forOfficers = ({ command: { caseId, data }, decision }: Judged<C, D>): boolean => {
      if (task.alwaysSigned || decision.answer === 'review' || begun.has(caseId)) return true;
      const office = task.officeOf(decision);
      const seat = task.seatOf(office, task.communeOf(data));
      return rulesOf({ office, seat }).decidesBy === 'signed';
    };
    const { signed = [], straight = [] } = Object.groupBy(judged, (one) =>
      forOfficers(one) ? 'signed' : 'straight',
    );
    await openItems(work, this.privacy, task, signed, this.clock.now());
    await this.providers.get(task.carriedOutBy, { strict: false }).carryOutAll(work, straight, SYSTEM);
    return signed;
  }

  private async rulesOf(db: Sql, offices: readonly DecidingOffice[]): Promise<(desk: Desk) => Rules> {
    const found = new Map<DecidingOffice, (seat: string) => Rules>();
    for (const office of offices) found.set(office, await this.rules.of(db, office));
    return ({ office, seat }) => found.get(office)!(seat);
  }
}

/** An item that officers began is theirs to end. */
async function begunByOfficers<C extends object>(
  db: Sql,
  task: string,
  judged: readonly { command: Received<C & { attempt: number }> }[],
): Promise<Set<string>> {
  const again = judged.flatMap(({ command: { caseId, data } }) => (data.attempt > 1 ? [caseId] : []));
  if (!again.length) return new Set();
  const lying = await rows<{ caseId: string }>(
    db,
    `select case_id as "caseId" from work_item where task = $1 and case_id = any($2::uuid[])`,
    [task, again],
  );
  return new Set(lying.map(({ caseId }) => caseId));
}
