import { OneOf } from '../schema/fields';

export const VERIFICATION_RESULTS = ['genuine', 'not-genuine', 'replaced', 'annulled'] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

/** Whether a printed page is what the office gave, and nothing else of it. */
export class Verification {
  @OneOf('Kết quả kiểm tra', VERIFICATION_RESULTS) result!: VerificationResult;
}
