import type { Actor } from '@lien-thong/audit';
import {
  SurvivorsBenefitNotSettled,
  SurvivorsBenefitPapersAsked,
  SurvivorsBenefitSettled,
  type BenefitDesk,
  type Opinion,
  type SettleSurvivorsBenefit,
} from '@lien-thong/contracts';
import type { CarriesOut } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { say, type Work } from '@lien-thong/messaging';
import { Injectable } from '@nestjs/common';
import { notAsSigned } from '../benefit-decision/benefit-task';
import { ClaimOutcomes, type BenefitTold } from '../benefit-decision/claim-outcomes';
import type { Decided } from '../benefit-decision/decide-wave';
import type { Decision } from '../benefit-decision/decision';
import type { Command } from '../benefit-decision/decision-book';
import { settleSurvivorsBenefit } from './settle-survivors-benefit';

export const SURVIVORS_BENEFIT: BenefitTold = {
  benefit: 'survivors-benefit',
  granted(command, { code, kind, desk, amount, relatives, formula }) {
    const { attempt } = command.data;
    const told = { kind: kind!, desk, amount, relatives: relatives ?? 0, formula };
    return say(SurvivorsBenefitSettled, command.caseId, { attempt, decision: code, ...told }, command);
  },
  notGranted: SurvivorsBenefitNotSettled,
  papersAsked: SurvivorsBenefitPapersAsked,
};

/** Does with survivors' benefits what was decided, and tells the families. */
@Injectable()
export class SurvivorsBenefits implements CarriesOut<SettleSurvivorsBenefit, Decision> {
  constructor(private readonly outcomes: ClaimOutcomes) {}

  carryOutAll(work: Work<Law>, decided: readonly Decided[], actor: Actor): Promise<Decided[]> {
    return this.outcomes.carryOut(work, decided, actor, SURVIVORS_BENEFIT);
  }

  decisionOf(work: Work<Law>, command: Command, opinion: Opinion, desk: BenefitDesk): Promise<Decision> {
    return this.outcomes.decisionOf(work, command, {
      benefit: 'survivors-benefit',
      opinion,
      desk,
      approve: (known) => settleSurvivorsBenefit(command.data, known, work.law),
    });
  }

  notAsSigned = notAsSigned;
}
