import type { Reach } from '@lien-thong/access';
import {
  CASE_STATUSES,
  CASE_STATUS_NAMES,
  STEP_LABELS,
  type Assistance,
  type BenefitCategory,
  type CaseListItem,
  type CasePlaces,
  type CaseView,
  type CorrectionStep,
  type CorrectionView,
  type Progress,
  type ProgressDetails,
  type ProgressStep,
  type SimilarCase,
  type Step,
  type StepView,
  type UndoingView,
  type UndoView,
} from '@lien-thong/contracts';
import { promise, scopeOfCommune, type Law } from '@lien-thong/law';
import { pausesOf } from '../clocks/pauses';
import { DEATH_PROCEDURE } from '../procedures/death';
import type { StepRecord } from './case-state';
import type { LinkedCase } from './linked-case.entity';

const set = <T>(key: string, value: T | null | undefined): Record<string, T> =>
  value === null || value === undefined ? {} : { [key]: value };

/** What the view needs besides the row. */
export interface Around {
  /** The benefits claimed: each has a limit of its own. */
  claimed?: BenefitCategory[];
  similar: SimilarCase[];
  assistedBy?: Assistance;
  /** The commune of the last residence: its police decide. */
  home: string;
}

/** Why each step is due when it is, by the law of the day of receipt. */
function explanations(law: Law, c: LinkedCase, claimed?: BenefitCategory[]): Map<Step, string> {
  if (!c.receivedAt) return new Map();
  const { limits } = promise(law, {
    procedures: c.procedures,
    category: claimed,
    receivedAt: c.receivedAt.toISOString(),
    channel: c.channel,
    scope: scopeOfCommune(c.commune),
    pauses: pausesOf(c.steps),
  });
  return new Map(limits.map(({ step, explanation }) => [step, explanation]));
}

function stepsOf(law: Law, c: LinkedCase, claimed?: BenefitCategory[]): StepView[] {
  const why = explanations(law, c, claimed);
  return DEATH_PROCEDURE.flatMap(({ step, office }) => {
    const record = c.steps[step];
    if (!record) return [];
    const { pauses: _pauses, ...shown } = record;
    return [
      {
        step,
        office,
        ...shown,
        ...set('explanation', why.get(step)),
        ...(c.stuckAt.includes(office) && record.state === 'told' ? { stuck: true } : {}),
      },
    ];
  });
}

const received = (c: LinkedCase) => ({
  ...set('dossierCode', c.dossierCode),
  ...set('receivedAt', c.receivedAt?.toISOString()),
  ...set('promisedOn', c.promisedOn),
  ...set('endedAt', c.endedAt?.toISOString()),
});

/** Who has undone its part, and who has not yet, in the order of the procedure. */
export const undoViews = ({ undoing }: LinkedCase): UndoView[] =>
  DEATH_PROCEDURE.flatMap(({ step }) => {
    const record = undoing?.steps[step];
    return record ? [{ step, ...record }] : [];
  });

/** Who has taken note of a correction, and who has not yet, in the order of the procedure. */
export const correctionSteps = ({ correction }: LinkedCase): CorrectionStep[] =>
  DEATH_PROCEDURE.flatMap(({ step }) => {
    const record = correction?.steps[step];
    if (!record) return [];
    const { attempt: _, ...shown } = record;
    return [{ step, ...shown }];
  });

function correctionOf(c: LinkedCase): { correction?: CorrectionView } {
  if (!c.correction) return {};
  return { correction: { ...c.correction, steps: correctionSteps(c) } };
}

function undoingOf(c: LinkedCase): { undoing?: UndoingView } {
  if (!c.undoing) return {};
  const { kind, why, document, askedAt, endedAt } = c.undoing;
  return {
    undoing: {
      kind,
      why,
      askedAt,
      ...set('document', document),
      ...set('endedAt', endedAt),
      steps: undoViews(c),
    },
  };
}

/** The commune whose office decides a step, where the step itself tells. */
const DECIDING: Partial<Record<Step, (c: LinkedCase, home: string) => string>> = {
  'register-death': ({ commune }) => commune,
  'deregister-residence': (_, home) => home,
};

const placesOf = (c: LinkedCase, { assistedBy, home }: Around): CasePlaces => ({
  ...set('assisted', assistedBy),
  received: c.commune,
  decides: DEATH_PROCEDURE.filter(({ step }) => c.steps[step]).map(({ step, office }) => ({
    step,
    office,
    ...set('commune', DECIDING[step]?.(c, home)),
  })),
});

export const caseView = (law: Law, c: LinkedCase, around: Around): CaseView => ({
  caseId: c.caseId,
  status: c.status,
  statusNumber: CASE_STATUSES[c.status],
  statusName: CASE_STATUS_NAMES[c.status],
  version: c.version,
  commune: c.commune,
  channel: c.channel,
  procedures: c.procedures,
  deceasedName: c.deceasedName,
  requesterName: c.requesterName,
  submittedAt: c.submittedAt.toISOString(),
  ...received(c),
  steps: stepsOf(law, c, around.claimed),
  stuck: c.stuckAt.length > 0,
  ...(c.unreachableBy.length ? { unreachableBy: c.unreachableBy } : {}),
  ...undoingOf(c),
  ...correctionOf(c),
  places: placesOf(c, around),
  ...(around.similar.length ? { similar: around.similar } : {}),
});

/** A name as those see it who need figures and not persons. */
const MASKED = '***';

/** A line of a list. `readable`: the cases of which communes the asker may read; only there a name is told. */
export const listItem = (c: LinkedCase, readable: Reach): CaseListItem => ({
  caseId: c.caseId,
  status: c.status,
  commune: c.commune,
  channel: c.channel,
  deceasedName: readable.covers(c.commune) ? c.deceasedName : MASKED,
  submittedAt: c.submittedAt.toISOString(),
  ...set('dossierCode', c.dossierCode),
  ...set('promisedOn', c.promisedOn),
  stuck: c.stuckAt.length > 0,
});

/** What anybody with the code may see: no name is in it, and no reason. */
export const progressOf = (c: LinkedCase): Progress => ({
  dossierCode: c.dossierCode!,
  status: c.status,
  statusName: CASE_STATUS_NAMES[c.status],
  receivedAt: c.receivedAt!.toISOString(),
  promisedOn: c.promisedOn!,
  ...set('endedAt', c.endedAt?.toISOString()),
  steps: recordsOf(c).map(progressStep),
});

/** What the family itself may see besides: who, and what each office found. */
export const detailsOf = (c: LinkedCase): ProgressDetails => ({
  dossierCode: c.dossierCode!,
  deceasedName: c.deceasedName,
  requesterName: c.requesterName,
  steps: recordsOf(c).map((one) => ({
    ...progressStep(one),
    ...set('result', one.record.result),
    ...set('papers', one.record.papers),
  })),
});

interface RecordOfStep {
  step: Step;
  record: StepRecord;
}

/** The steps that this case has, in the order of the procedure. */
const recordsOf = ({ steps }: LinkedCase): RecordOfStep[] =>
  DEATH_PROCEDURE.flatMap(({ step }) => (steps[step] ? [{ step, record: steps[step] }] : []));

const progressStep = ({ step, record }: RecordOfStep): ProgressStep => ({
  name: STEP_LABELS[step],
  state: record.state,
  ...set('dueOn', record.dueOn),
  ...set('answeredAt', record.answeredAt),
});
