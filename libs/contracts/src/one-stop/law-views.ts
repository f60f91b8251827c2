import {
  Code,
  Dong,
  Flag,
  Instant,
  ListOf,
  ListFormatted,
  OneOf,
  Part,
  Text,
  Uuid,
  Whole,
} from '../schema/fields';
import { LawFile } from './law-bundles';

const count = (title: string) => Whole(title, { min: 0, max: 1_000_000_000 });

export class LawVersion {
  @Whole('Số thứ tự', { min: 1, max: 1_000_000 }) sequence!: number;
  @Code('Phiên bản') version!: string;
  @Text('Lý do', { max: 500 }) reason!: string;
  @Text('Người soạn', { max: 250 }) preparedBy!: string;
  @Text('Người đồng ý', { max: 250, optional: true }) consentedBy?: string;
  @Instant('Phát hành lúc') publishedAt!: string;
}

/** The law a service goes by. */
export class LawInForce {
  @Code('Phiên bản đang dùng', { optional: true }) version?: string;
  @Text('Đang chờ', {
    max: 200,
    optional: true,
    note: 'Why messages wait, if they wait for a version of the law.',
  })
  waiting?: string;
  @ListOf('Các phiên bản đã phát hành', () => LawVersion, { max: 10_000 }) versions!: LawVersion[];
}

/** A new version of the law: the files that change, whole; the others stay as they are in force. */
export class LawProposal {
  @ListOf('Các tệp thay đổi', () => LawFile, { min: 1, max: 80 }) files!: LawFile[];
  @Text('Lý do, văn bản làm căn cứ', { max: 500 }) reason!: string;
}

/** The second person's consent, or whoever takes a proposal back. */
export class LawConsent {
  @Text('Lý do', { max: 500 }) why!: string;
}

export const PROPOSAL_STATES = ['open', 'published', 'withdrawn', 'outdated'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What the benefit desks would have to decide anew. */
export class BenefitEffects {
  @count('Số quyết định đã xem') looked!: number;
  @count('Số quyết định được bổ sung') toppedUp!: number;
  @Dong('Tổng số tiền bổ sung') topUp!: number;
  @count('Số quyết định đã chi cao hơn') overpaid!: number;
  @Dong('Tổng số tiền đã chi cao hơn') overpayment!: number;
  @count('Số quyết định cần cán bộ xem') toReview!: number;
}

/** What would become of the days that families were promised. */
export class DeadlineEffects {
  @count('Số hồ sơ đang mở đã xem') looked!: number;
  @count('Số hồ sơ đổi ngày hẹn') moved!: number;
}

export class LawProposalView {
  @Uuid('Mã đề nghị') proposalId!: string;
  @Code('Phiên bản') version!: string;
  @Code('Dựa trên phiên bản') basedOn!: string;
  @OneOf('Trạng thái', PROPOSAL_STATES) state!: ProposalState;
  @Text('Lý do, văn bản làm căn cứ', { max: 500 }) reason!: string;
  @Text('Người soạn', { max: 250 }) preparedBy!: string;
  @Instant('Đề nghị lúc') proposedAt!: string;
  @ListFormatted('Các thay đổi', 'text', { max: 10_000 }) changes!: string[];
  @Part('Ngày hẹn trả', () => DeadlineEffects) deadlines!: DeadlineEffects;
  @Part('Quyết định trợ cấp', () => BenefitEffects, {
    optional: true,
    note: 'Absent until the desks have reckoned.',
  })
  benefits?: BenefitEffects;
  @Flag('Có thể phát hành', { note: 'All effects are known and the law it builds on is still in force.' })
  ready!: boolean;
  @Text('Người quyết định', { max: 250, optional: true }) decidedBy?: string;
  @Text('Lý do quyết định', { max: 500, optional: true }) decidedWhy?: string;
  @Instant('Quyết định lúc', { optional: true }) decidedAt?: string;
}

export class LawProposalList {
  @ListOf('Đề nghị', () => LawProposalView, { max: 100 }) items!: LawProposalView[];
}
