import { ROLES_OF } from '@lien-thong/access';
import type { DecidingOffice, Role, Step, Warning } from '@lien-thong/contracts';

/** What officers are told of by mail, the most pressing first. `unreachable`: notices to the family come back. */
export const MATTER_KINDS = [
  'overdue',
  'apology-drafted',
  'step-overdue',
  'near-due',
  'unreachable',
  'task-sent-back',
  'task-taken-over',
  'task-sent-on',
] as const satisfies readonly (Warning | 'overdue' | 'unreachable')[];
export type MatterKind = (typeof MATTER_KINDS)[number];

/** One thing to look at, of one case. */
export interface Matter {
  kind: MatterKind;
  caseId: string;
  /** Where it lies: of a step that is decided elsewhere, there. */
  commune: string;
  dossierCode: string | null;
  step: Step | null;
  /** Who may be deciding the step; none where it is of the case as a whole. */
  offices: readonly DecidingOffice[];
  /** yyyy-mm-dd */
  dueOn: string | null;
}

const DESK: readonly Role[] = ['one-stop-officer'];
const HEAD: readonly Role[] = ['head-of-centre'];

/** Those who work on it: the people of its office, or the one-stop desk that has the case. */
const workers = ({ offices }: Matter): readonly Role[] =>
  offices.length ? offices.flatMap((office) => ROLES_OF[office]) : DESK;

const ADDRESSED: Record<MatterKind, (matter: Matter) => readonly Role[]> = {
  'near-due': (matter) => [...workers(matter), ...HEAD],
  'step-overdue': (matter) => [...workers(matter), ...HEAD],
  'apology-drafted': () => [...DESK, ...HEAD],
  overdue: () => [...HEAD, 'commune-chair'],
  unreachable: () => DESK,
  'task-sent-back': workers,
  'task-taken-over': workers,
  'task-sent-on': workers,
};

/** In which roles people are told of it, in the commune where it lies. */
export const rolesToldOf = (matter: Matter): readonly Role[] => ADDRESSED[matter.kind](matter);

export const TOLD_ROLES: readonly Role[] = [
  ...new Set([...DESK, ...HEAD, ...Object.values(ROLES_OF).flat()]),
];
