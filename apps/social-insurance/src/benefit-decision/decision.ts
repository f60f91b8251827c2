import type {
  AllowanceRefusal,
  BenefitCategory,
  BenefitDesk,
  Extract,
  GrantFuneralAllowance,
  Paper,
  SurvivorsBenefitKind,
} from '@lien-thong/contracts';
import { articleOf, dutyEndsOn, type Law, type ReviewReason } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { PersonRecord } from '../register/person-record';

export type Benefit = 'funeral-allowance' | 'survivors-benefit';

/** What both benefits are claimed with. */
export type Claim = Omit<GrantFuneralAllowance, 'attempt'>;

/** What a claim is judged by: of the extract, what it says of the person, which is known before there is one. */
export type Application = Pick<Claim, 'commune' | 'receivedAt' | 'claim' | 'payee'> & {
  extract: Pick<Extract, 'deceased' | 'diedOn'>;
};

/** What is known of the person before the decision. */
export interface Known {
  record: PersonRecord;
  /** The benefit has been granted for this person already, under another case. */
  grantedElsewhere: boolean;
}

export interface Grant {
  desk: BenefitDesk;
  /** Đồng. */
  amount: number;
  formula: string;
  article: string;
  /** Of a funeral allowance: the regime that pays. */
  category?: BenefitCategory;
  /** Of a survivors' benefit. */
  kind?: SurvivorsBenefitKind;
  relatives?: number;
}

export interface Approval {
  answer: 'approve';
  grant: Grant;
}

export interface Refusal {
  answer: 'refuse';
  reason: AllowanceRefusal;
  desk: BenefitDesk;
  ground: string;
}

export interface Request {
  answer: 'ask';
  papers: Paper[];
  desk: BenefitDesk;
  ground: string;
}

/** What a rule, or an officer, decides on a claim, and what the registers said when it was decided. */
export type Decision = (Approval | Refusal | Request | Review) & { known: Known };

/** Cán bộ xem xét: the law does not say which of these regimes pays, or how much. An officer does, with a reason. */
export interface Review {
  answer: 'review';
  between: BenefitCategory[];
  articles: string[];
  why: ReviewReason;
  desk: BenefitDesk;
}

const SENTENCES: Record<AllowanceRefusal, string> = {
  'not-in-register': 'Người đã mất không có tên trong danh sách của chế độ đề nghị hưởng',
  'not-eligible': 'Chế độ đề nghị hưởng không áp dụng cho trường hợp này',
  'contribution-too-short': 'Thời gian đóng bảo hiểm xã hội chưa đủ để hưởng',
  'claimed-too-late': 'Hồ sơ nộp khi đã quá thời hạn kể từ ngày mất',
  'already-granted': 'Chế độ này đã được giải quyết trong một hồ sơ khác',
};

export const refuse = (reason: AllowanceRefusal, desk: BenefitDesk, article?: string): Refusal => ({
  answer: 'refuse',
  reason,
  desk,
  ground: `${SENTENCES[reason]}${article ? ` (${article})` : ''}.`,
});

export const receivedOn = ({ receivedAt }: Pick<Claim, 'receivedAt'>): string => dayOf(new Date(receivedAt));

/**
 * The article by which a claim on social insurance comes too late, if it does. The limit is the one in force on the
 * day of receipt: procedure follows the claim, amounts follow the death.
 */
export function tooLateBy(claim: Pick<Application, 'receivedAt' | 'extract'>, law: Law): string | undefined {
  const day = receivedOn(claim);
  const { lastDay, row } = dutyEndsOn(law, 'claim-insurance', claim.extract.diedOn, day);
  return day > lastDay ? articleOf(row.source) : undefined;
}
