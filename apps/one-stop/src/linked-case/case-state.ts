import type { CaseStatus, Paper, Procedure, Step, StepState } from '@lien-thong/contracts';

/** Where one office's part of a case stands. */
export interface StepRecord {
  state: StepState;
  /** Counts what the office was told; its answer echoes it, so that an answer to an earlier telling is known as late. */
  attempt: number;
  dueOn?: string;
  toldAt?: string;
  answeredAt?: string;
  reason?: string;
  /** A sentence for people; no personal data. */
  result?: string;
  papers?: Paper[];
}

/** The process of a case: what `advance` reads and returns. */
export interface CaseState {
  status: CaseStatus;
  procedures: Procedure[];
  steps: Partial<Record<Step, StepRecord>>;
  /** How often papers were asked for; more than once makes the dossier count as late (decision 766/QĐ-TTg). */
  supplements: number;
  endedAt?: string;
}

/** An office's answer, as far as the process is concerned. */
export interface Outcome {
  step: Step;
  attempt: number;
  at: string;
  kind: 'done' | 'refused' | 'papers-asked';
  reason?: string;
  result: string;
  papers?: Paper[];
}
