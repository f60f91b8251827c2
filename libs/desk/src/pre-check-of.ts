import type { Paper, PreCheck, PreCheckFinding, Step } from '@lien-thong/contracts';

/** A decision of any office, as far as a pre-check tells it. */
interface WouldDecide {
  answer: 'approve' | 'refuse' | 'ask' | 'review';
  papers?: Paper[];
  ground?: string;
}

const FINDINGS: Record<WouldDecide['answer'], PreCheckFinding> = {
  approve: 'in-order',
  ask: 'lacks-papers',
  refuse: 'would-refuse',
  review: 'officer-decides',
};

/** What a rule would decide, told before there is anything to decide. */
export const preCheckOf = (step: Step, { answer, papers, ground }: WouldDecide): PreCheck => ({
  step,
  finding: FINDINGS[answer],
  ...(papers ? { papers } : {}),
  ...(ground ? { ground } : {}),
});
