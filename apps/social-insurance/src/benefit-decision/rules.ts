import type { Law } from '@lien-thong/law';
import { grantFuneralAllowance } from '../funeral-allowance/grant-funeral-allowance';
import { settleSurvivorsBenefit } from '../survivors-benefit/settle-survivors-benefit';
import type { Application, Approval, Benefit, Known, Refusal, Request, Review } from './decision';

export type Judgement = Approval | Refusal | Request | Review;

/** The rule by which each benefit is decided. */
export const RULES: Readonly<Record<Benefit, (claim: Application, known: Known, law: Law) => Judgement>> = {
  'funeral-allowance': grantFuneralAllowance,
  'survivors-benefit': settleSurvivorsBenefit,
};
