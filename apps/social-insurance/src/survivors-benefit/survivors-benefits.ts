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
import { say, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { notAsSigned, unapproved } from '../benefit-decision/benefit-task';
import { carryOutWave, type Answer, type Decided } from '../benefit-decision/decide-wave';
import type { Decision } from '../benefit-decision/decision';
import { lookUp, type Command, type Granted } from '../benefit-decision/decision-book';
import { settleSurvivorsBenefit } from './settle-survivors-benefit';

/** Does with survivors' benefits what was decided, and tells the families. */
@Injectable()
export class SurvivorsBenefits implements CarriesOut<SettleSurvivorsBenefit, Decision> {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  async carryOutAll(
    { db, send, law }: Work<Law>,
    decided: readonly Decided[],
    actor: Actor,
  ): Promise<Decided[]> {
    const answers = await carryOutWave(
      db,
      this.privacy,
      decided,
      {
        benefit: 'survivors-benefit',
        law,
        today: this.clock.today(),
        at: this.clock.instant(),
      },
      actor,
    );
    send(answers.map(tell));
    return answers;
  }

  async decisionOf(
    { db, law }: Work<Law>,
    command: Command,
    opinion: Opinion,
    desk: BenefitDesk,
  ): Promise<Decision> {
    const known = (await lookUp(db, this.privacy, 'survivors-benefit', [command])).of(command);
    if (opinion.answer !== 'approve') return { ...unapproved(opinion, desk), known };
    return { ...settleSurvivorsBenefit(command.data, known, law), known };
  }

  notAsSigned = notAsSigned;
}

function tell({ command, decision, granted }: Answer): Saying {
  if (granted) return benefitSettled(command, granted);
  const { caseId, data } = command;
  const { attempt } = data;
  if (decision.answer === 'ask') {
    const { papers, ground } = decision;
    return say(SurvivorsBenefitPapersAsked, caseId, { attempt, papers, ground }, command);
  }
  if (decision.answer !== 'refuse') throw new Error(`a claim cannot be told as ${decision.answer}`);
  const { reason, desk, ground } = decision;
  return say(SurvivorsBenefitNotSettled, caseId, { attempt, reason, desk, ground }, command);
}

/** What a case was settled, told again where it is asked for again. */
export function benefitSettled(command: Command, granted: Granted): Saying {
  const { code, kind, desk, amount, relatives, formula } = granted;
  const told = { kind: kind!, desk, amount, relatives: relatives ?? 0, formula };
  const { attempt } = command.data;
  return say(SurvivorsBenefitSettled, command.caseId, { attempt, decision: code, ...told }, command);
}
