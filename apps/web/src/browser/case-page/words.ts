import type { StepState } from '@lien-thong/contracts/words';

interface StateWords {
  /** Never told by colour alone. */
  mark: string;
  text: string;
  color: string;
}

/** The states of a step as officers call them. */
export const STATE_WORDS: Record<StepState, StateWords> = {
  waiting: { mark: '○', text: 'Chờ bước trước', color: 'gray.8' },
  told: { mark: '◐', text: 'Đã chuyển, chờ trả lời', color: 'river' },
  'papers-asked': { mark: '!', text: 'Yêu cầu bổ sung', color: 'amber' },
  done: { mark: '✓', text: 'Đã xong', color: 'forest' },
  refused: { mark: '✕', text: 'Không giải quyết', color: 'brick' },
  'not-needed': { mark: '–', text: 'Không phải làm', color: 'gray.8' },
};
