import { SYSTEM } from '@lien-thong/audit';
import type { WorkLine, WorkView } from '@lien-thong/contracts';
import type { DataKey } from '@lien-thong/privacy';
import type { Task } from './task';
import { openedCommand, requestsSoFar, type Act, type WorkItem } from './work-item';

/** What stands in the place of a name that was erased. */
const ERASED = 'đã xoá';

export function lineOf(task: Task, item: WorkItem, key: DataKey | undefined): WorkLine {
  const command = openedCommand(item, key);
  const asked = command && requestsSoFar(command.data);
  return {
    caseId: item.caseId,
    office: item.office,
    commune: item.commune,
    deceased: command ? task.nameOf(command.data) : ERASED,
    state: item.state,
    proposed: item.proposal.answer,
    ...(item.holderName === null ? {} : { holder: item.holderName }),
    openedAt: item.openedAt.toISOString(),
    dueOn: item.dueOn,
    nearDueFrom: item.nearDueFrom,
    ...(asked ? { requestsSoFar: asked } : {}),
  };
}

export const viewOf = (
  { proposal, opinion, lawVersion }: WorkItem,
  line: WorkLine,
  acts: readonly Act[],
): WorkView => ({
  ...line,
  proposal,
  ...(opinion ? { opinion } : {}),
  acts: acts.map(({ act, actor, actorName, at, opinion, why }) => ({
    act,
    by: actor === SYSTEM.subject ? actorName : `${actorName} (${actor})`,
    at: at.toISOString(),
    ...(opinion ? { opinion } : {}),
    ...(why ? { why } : {}),
  })),
  lawVersion,
});
