import type { BenefitCategory, BenefitDesk } from '../words';
import type { FuneralRejection, FuneralReview, RejectedRegime } from './funeral-allowance';
import type { ReviewReason } from './contest';

type NameOf = (category: BenefitCategory) => string;

const REJECTIONS: Readonly<Record<FuneralRejection, (name: string, paid: string) => string>> = {
  'not-in-force': (name) => `Chế độ ${name} không áp dụng vào ngày mất ở nơi giải quyết hồ sơ`,
  'not-in-register': (name) => `Người đã mất không thuộc đối tượng của chế độ ${name}`,
  'contribution-too-short': (name) => `Thời gian đóng chưa đủ để hưởng chế độ ${name}`,
  'another-regime-pays': (name, paid) => `Không trả theo chế độ ${name} vì đã trả theo chế độ ${paid}`,
  'lower-amount': (name, paid) => `Mức của chế độ ${name} thấp hơn nên trả theo chế độ ${paid}`,
};

/** Why a regime does not pay, as an officer says it to a family. */
export const rejectionInWords = (
  { category, because, article, paid }: RejectedRegime<BenefitCategory>,
  name: NameOf,
): string => {
  const why = REJECTIONS[because](name(category), paid === undefined ? '' : name(paid));
  return article === '' ? `${why}.` : `${why} (${article}).`;
};

const REVIEWS: Readonly<Record<ReviewReason, string>> = {
  contradicted: 'hai quy định dẫn đến hai chế độ khác nhau',
  'no-rule': 'chưa có quy định nào cho biết chế độ nào được trả',
  'equal-amounts': 'các chế độ bằng mức và chưa có quy định chọn chế độ nào',
  'law-not-recorded': 'mức hưởng chưa được ghi nhận trong dữ liệu luật',
};

/** What an officer has to decide, with the articles at hand. */
export const reviewInWords = (
  { between, articles, why }: FuneralReview<BenefitCategory>,
  name: NameOf,
): string =>
  `Người đã mất thuộc ${between.length > 1 ? 'cả ' : ''}${between.map((one) => `chế độ ${name(one)}`).join(' và ')}; ` +
  `${REVIEWS[why]} (${articles.join('; ')}). Cán bộ xem xét và quyết định.`;

export const OFFICES: Readonly<Record<BenefitDesk, string>> = {
  'social-insurance': 'Cơ quan bảo hiểm xã hội',
  commune: 'Ủy ban nhân dân cấp xã',
  'home-affairs': 'Sở Nội vụ',
};
