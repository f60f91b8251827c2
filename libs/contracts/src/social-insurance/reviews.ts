import { BENEFIT_CATEGORIES, type BenefitCategory } from '../forms/words';
import { Instant, ListFormatted, ListOf, ListOneOf, OneOf, Text, Uuid, Whole } from '../schema/fields';

export const REVIEW_REASONS = ['contradicted', 'no-rule', 'equal-amounts', 'law-not-recorded'] as const;

/** A claim of which the law does not say what regime pays it. */
export class ReviewLine {
  @Whole('Dòng', { min: 1, max: Number.MAX_SAFE_INTEGER }) line!: number;
  @Uuid('Mã vụ việc') caseId!: string;
  @ListOneOf('Giữa các chế độ', BENEFIT_CATEGORIES, {
    min: 1,
    max: BENEFIT_CATEGORIES.length,
  })
  between!: BenefitCategory[];
  @ListFormatted('Các điều luật', 'text', { max: 20 }) articles!: string[];
  @OneOf('Vì sao', REVIEW_REASONS) why!: (typeof REVIEW_REASONS)[number];
  @Instant('Từ lúc') askedAt!: string;
  @OneOf('Chế độ được chọn', BENEFIT_CATEGORIES, { optional: true }) pays?: BenefitCategory;
}

export class ReviewList {
  @ListOf('Việc cần xem xét', () => ReviewLine, { max: 200 }) items!: ReviewLine[];
}

export class ReviewDecision {
  @OneOf('Chế độ được chọn', BENEFIT_CATEGORIES) pays!: BenefitCategory;
  @Text('Lý do', { max: 500 }) why!: string;
}
