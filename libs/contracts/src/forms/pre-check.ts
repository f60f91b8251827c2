import { Instant, ListOneOf, OneOf, Text } from '../schema/fields';
import { PAPERS, STEPS, type Paper, type Step } from './words';

/** What an office's rule and register would say of a step, asked before it begins. Nothing is decided by it. */
export const PRE_CHECK_FINDINGS = ['in-order', 'lacks-papers', 'would-refuse', 'officer-decides'] as const;
export type PreCheckFinding = (typeof PRE_CHECK_FINDINGS)[number];

/** Đối chiếu trước: of one step. */
export class PreCheck {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Kết quả đối chiếu', PRE_CHECK_FINDINGS) finding!: PreCheckFinding;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6, optional: true }) papers?: Paper[];
  @Text('Căn cứ', { max: 300, optional: true }) ground?: string;
}

/** The same as officers see it at the step. */
export class PreCheckView {
  @OneOf('Kết quả đối chiếu', PRE_CHECK_FINDINGS) finding!: PreCheckFinding;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6, optional: true }) papers?: Paper[];
  @Text('Căn cứ', { max: 300, optional: true }) ground?: string;
  @Instant('Đối chiếu lúc') checkedAt!: string;
}
