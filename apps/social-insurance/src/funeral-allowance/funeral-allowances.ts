import type { Actor } from '@lien-thong/audit';
import {
  FuneralAllowanceGranted,
  FuneralAllowanceNotGranted,
  FuneralAllowancePapersAsked,
  type BenefitDesk,
  type GrantFuneralAllowance,
  type Opinion,
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
import { grantByRegime } from './grant-funeral-allowance';

export const FUNERAL_ALLOWANCE: BenefitTold = {
  benefit: 'funeral-allowance',
  granted(command, { code, desk, category, amount, formula }) {
    const { attempt } = command.data;
    const told = { attempt, decision: code, desk, category: category!, amount, formula };
    return say(FuneralAllowanceGranted, command.caseId, told, command);
  },
  notGranted: FuneralAllowanceNotGranted,
  papersAsked: FuneralAllowancePapersAsked,
};

/** Does with funeral allowances what was decided, and tells the families. */
@Injectable()
export class FuneralAllowances implements CarriesOut<GrantFuneralAllowance, Decision> {
  constructor(private readonly outcomes: ClaimOutcomes) {}

  carryOutAll(work: Work<Law>, decided: readonly Decided[], actor: Actor): Promise<Decided[]> {
    return this.outcomes.carryOut(work, decided, actor, FUNERAL_ALLOWANCE);
  }

  decisionOf(work: Work<Law>, command: Command, opinion: Opinion, desk: BenefitDesk): Promise<Decision> {
    return this.outcomes.decisionOf(work, command, {
      benefit: 'funeral-allowance',
      opinion,
      desk,
      approve: (known) => grantByRegime(command.data, known, work.law, { regime: opinion.regime!, desk }),
    });
  }

  notAsSigned = notAsSigned;
}
