import type { Law } from '@lien-thong/law';
import { promised } from '../filing/receive';
import type { CaseState } from '../linked-case/case-state';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { firstSteps, tellNext } from '../procedures/advance';

export const RECEIVED_AT = '2026-11-25T02:00:00.000Z';

/** A case of a registration and a deletion that was received at the desk just now, as rules without a database take it. */
export function toldCase(law: Law) {
  const procedures: CaseState['procedures'] = ['death-registration', 'residence-deletion'];
  const question = { procedures, channel: 'desk', commune: '31120' } as const;
  const { promisedOn, dueOn, limits } = promised(law, question, RECEIVED_AT);
  const state = tellNext(
    { status: 'received', procedures, steps: firstSteps(procedures, dueOn), supplements: 0 },
    RECEIVED_AT,
  ).state;
  const told = {
    ...state.steps['deregister-residence']!,
    state: 'told',
    attempt: 1,
    toldAt: RECEIVED_AT,
  } as const;
  const registered: CaseState['steps'] = {
    'register-death': { ...state.steps['register-death']!, state: 'done', answeredAt: RECEIVED_AT },
    'deregister-residence': told,
  };
  const asked: CaseState['steps'] = {
    ...registered,
    'deregister-residence': {
      ...told,
      state: 'papers-asked',
      answeredAt: RECEIVED_AT,
      requestedAt: RECEIVED_AT,
    },
  };
  const linkedCase = { ...question, receivedAt: new Date(RECEIVED_AT), promisedOn } as unknown as LinkedCase;
  return { state, registered, asked, promisedOn, limits, linkedCase };
}
