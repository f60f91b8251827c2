import { CASE_STATUS_NAMES, STEP_LABELS, type Step } from '@lien-thong/contracts';
import type { StandingOf } from '@lien-thong/messaging';
import { rows } from '@lien-thong/service';
import type { CaseState } from './case-state';
import { statusOfNumber } from './linked-case.entity';

/** How a case stands, for the officer of operations who looks at what a replay changes: status and steps, no person. */
export const standingOf: StandingOf = async (db, caseId) => {
  const [found] = await rows<{ status: number; steps: CaseState['steps'] }>(
    db,
    'select status, steps from linked_case where case_id = $1',
    [caseId],
  );
  if (!found) return [];
  return [
    { of: 'Trạng thái hồ sơ', is: CASE_STATUS_NAMES[statusOfNumber(found.status)] },
    ...Object.entries(found.steps).map(([step, { state }]) => ({ of: STEP_LABELS[step as Step], is: state })),
  ];
};
