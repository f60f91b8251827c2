import { OFFICES, STEPS, type Office, type Step } from '../forms/words';
import { Event } from '../message';
import { Code, CommuneCode, Day, ListOf, OneOf, Uuid, Whole } from '../schema/fields';

/** What an office made of its part of a case. */
export const DECISION_RESULTS = ['done', 'refused', 'papers-asked'] as const;
export type DecisionResult = (typeof DECISION_RESULTS)[number];

/** A line of an office's own list. */
export class ListedDecision {
  @Uuid('Mã vụ việc') caseId!: string;
  @OneOf('Bước', STEPS) step!: Step;
  @Whole('Lần gửi', {
    min: 1,
    max: 1000,
    optional: true,
    note: 'Which telling it answers, where the office keeps that.',
  })
  attempt?: number;
  @OneOf('Kết quả', DECISION_RESULTS) result!: DecisionResult;
  @Day('Ngày quyết định') on!: string;
  @Code('Số văn bản', { optional: true }) reference?: string;
  @CommuneCode('Xã, phường', { optional: true }) commune?: string;
}

@Event('operations.decisions-listed.v1', {
  summary:
    'A page of all that an office decided on a day, out of its own books, so that one-stop can compare. Its subject is the list, not a case; no person is in it.',
})
export class DecisionsListed {
  @OneOf('Cơ quan', OFFICES) office!: Office;
  @Day('Ngày') day!: string;
  @Whole('Trang', { min: 1, max: 100_000 }) page!: number;
  @Whole('Số trang', { min: 1, max: 100_000 }) pages!: number;
  @ListOf('Các quyết định', () => ListedDecision, { max: 500 }) lines!: ListedDecision[];
}
