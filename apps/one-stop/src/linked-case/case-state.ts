import type {
  AnnulmentGround,
  CorrectionState,
  CaseStatus,
  Paper,
  PreCheckView,
  Procedure,
  Step,
  StepState,
  UndoingKind,
  UndoState,
} from '@lien-thong/contracts';
import type { Pause } from '@lien-thong/law';

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
  /** When the family was asked for them; until then they wait for what other offices may lack. */
  requestedAt?: string;
  /** What its office would make of it, asked before it was told. */
  preCheck?: PreCheckView;
  /** When its clock stood still for the family. */
  pauses?: Pause[];
}

/** What became of one office's part while a case is being undone. */
export interface UndoRecord {
  state: UndoState;
  askedAt?: string;
  answeredAt?: string;
  /** A sentence for people; no personal data. */
  result?: string;
}

/** What becomes of a decision that came before the family withdrew, by the law of the day it did. */
export type Standing = Record<Step, { stands: boolean; text: string }>;

/** A withdrawal, or an annulment, and how far it is. */
export interface Undoing {
  kind: UndoingKind;
  askedAt: string;
  why: string;
  /** Of an annulment. */
  ground?: AnnulmentGround;
  /** Of a stop: the article or document that has it stop. */
  legalGround?: string;
  document?: string;
  /** What the law of that day makes of it. */
  follows?: { text: string; restores: boolean; paysOn: boolean };
  /** Of a withdrawal or a stop. */
  standing?: Standing;
  endedAt?: string;
  steps: Partial<Record<Step, UndoRecord>>;
}

/** What became of one office's part of a correction. */
export interface CorrectionRecord {
  state: CorrectionState;
  askedAt: string;
  answeredAt?: string;
  /** A sentence for people; no personal data. */
  result?: string;
  /** Of what is decided anew: what its office's answer echoes. */
  attempt?: number;
}

/** Cải chính: the last correction of the registration, and how far it is. */
export interface Correction {
  nth: number;
  askedAt: string;
  document: string;
  why: string;
  endedAt?: string;
  steps: Partial<Record<Step, CorrectionRecord>>;
}

/** The process of a case: what `advance` reads and returns. */
export interface CaseState {
  status: CaseStatus;
  procedures: Procedure[];
  steps: Partial<Record<Step, StepRecord>>;
  /** How often papers were asked for; more than once makes the dossier count as late (decision 766/QĐ-TTg). */
  supplements: number;
  endedAt?: string;
  undoing?: Undoing;
  correction?: Correction;
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
