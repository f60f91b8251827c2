import type { AllowanceRefusal, BenefitCategory, BenefitDesk } from '@lien-thong/contracts';
import {
  benefitDesk,
  findCommune,
  funeralAllowance,
  type FuneralFinding,
  type FuneralRejection,
  type Law,
} from '@lien-thong/law';
import {
  receivedOn,
  refuse,
  tooLateBy,
  type Approval,
  type Application,
  type Grant,
  type Known,
  type Refusal,
  type Request,
  type Review,
} from '../benefit-decision/decision';
import { factsOf, regimesOf } from '../register/person-record';

/** What a family is told where no regime pays; the first that was found for any regime claimed. */
const REFUSALS: readonly [FuneralRejection, AllowanceRefusal][] = [
  ['contribution-too-short', 'contribution-too-short'],
  ['not-in-force', 'not-eligible'],
  ['not-in-register', 'not-in-register'],
];

/**
 * Decides on the funeral allowance (trợ cấp mai táng): of the regimes claimed and of those the registers know of, the
 * one that the law of the day of death has pay, by the desk of that regime: what a family left unticked still excludes
 * what it ticked (Ordinance 27/2005 art. 7.5 among others). A claim on social insurance must come in time (Law on Social Insurance
 * 2024 art. 85); the others know no such limit.
 */
export function grantFuneralAllowance(
  claim: Application,
  known: Known,
  law: Law,
): Approval | Refusal | Request | Review {
  const { categories: claimed } = claim.claim;
  const categories = [...new Set([...claimed, ...regimesOf(known.record)])];
  const deskOf = (category: BenefitCategory) => benefitDesk(law, category, receivedOn(claim));
  if (known.grantedElsewhere) return refuse('already-granted', deskOf(categories[0]!));

  const all = find(claim, known, law, categories);
  const late = tooLateBy(claim, law);
  const timely =
    late === undefined
      ? all
      : find(
          claim,
          known,
          law,
          categories.filter((category) => deskOf(category) !== 'social-insurance'),
        );
  if (timely.granted) {
    const { category, amount, formula, desk, article } = timely.granted;
    return approve({ category, amount, formula, desk, article }, claim);
  }
  const [open] = timely.review;
  if (open) {
    const asked = accountAsked(claim, deskOf(open.between[0]!));
    if (asked) return asked;
    const { between, articles, why } = open;
    return {
      answer: 'review',
      between: [...between],
      articles: [...articles],
      why,
      desk: deskOf(between[0]!),
    };
  }
  if (all.granted) return refuse('claimed-too-late', all.granted.desk, late);
  for (const [because, reason] of REFUSALS) {
    const rejected = all.rejected.find((one) => one.because === because);
    if (rejected) return refuse(reason, deskOf(rejected.category), rejected.article);
  }
  throw new Error(`the law neither grants nor refuses: ${undecided(all)}`);
}

/**
 * What an officer's choice of the regime comes to, by the law and the registers as they are: they say whether the person
 * stands in that regime, how much it pays, and whether the claim came in time; which regime pays is the officer's to say.
 */
export function grantByRegime(
  claim: Application,
  known: Known,
  law: Law,
  { regime, desk }: { regime: BenefitCategory; desk: BenefitDesk },
): Approval | Refusal | Request {
  if (known.grantedElsewhere) return refuse('already-granted', desk);
  const late = desk === 'social-insurance' ? tooLateBy(claim, law) : undefined;
  if (late !== undefined) return refuse('claimed-too-late', desk, late);
  const { granted, rejected } = find(claim, known, law, [regime]);
  if (granted) {
    const { category, amount, formula, article } = granted;
    return approve({ category, amount, formula, desk, article }, claim);
  }
  const [because, reason] = REFUSALS.find(([one]) => rejected.some((r) => r.because === one)) ?? [];
  if (reason) return refuse(reason, desk, rejected.find((r) => r.because === because)?.article);
  return {
    ...refuse('not-eligible', desk),
    ground: 'Dữ liệu luật chưa có mức của chế độ này; cần ban hành dòng luật trước khi quyết định.',
  };
}

/** Approves, once it is known where to pay. */
const approve = (grant: Grant, claim: Application): Approval | Request =>
  accountAsked(claim, grant.desk) ?? { answer: 'approve', grant };

const accountAsked = ({ payee }: Pick<Application, 'payee'>, desk: BenefitDesk): Request | undefined =>
  payee.method === 'bank-transfer' && !payee.account
    ? {
        answer: 'ask',
        papers: ['account-details'],
        desk,
        ground: 'Người nhận chọn chuyển khoản nhưng chưa có số tài khoản ngân hàng.',
      }
    : undefined;

const undecided = ({ rejected, missing }: FuneralFinding): string =>
  [...rejected.map((one) => `${one.category} ${one.because}`), ...missing].join(', ');

const find = (
  claim: Application,
  known: Known,
  law: Law,
  categories: readonly BenefitCategory[],
): FuneralFinding =>
  funeralAllowance(law, {
    diedOn: claim.extract.diedOn,
    categories,
    facts: factsOf(known.record, claim.extract.diedOn),
    province: findCommune(claim.commune)?.provinceCode,
  });
