import { TaskHanded, type Handing } from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { Act, WorkItem } from './work-item';

const HANDING_OF: Partial<Record<Act['act'], Handing>> = {
  'send-back': 'sent-back',
  'take-over': 'taken-over',
  'send-on': 'sent-on',
};

/** What is said where an act of one officer changes what another has to do: who held it, or all of an office. */
export function handed(before: WorkItem, after: WorkItem, act: Act['act'], at: Date): Saying[] {
  const handing = HANDING_OF[act];
  if (!handing) return [];
  const to = handing === 'sent-on' ? null : before.holder;
  const data: TaskHanded = {
    handing,
    office: after.office,
    commune: after.commune,
    dueOn: after.dueOn,
    ...(to === null ? {} : { to }),
    handedAt: at.toISOString(),
  };
  return [say(TaskHanded, after.caseId, data)];
}
