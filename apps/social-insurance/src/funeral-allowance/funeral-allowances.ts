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
import { say, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { notAsSigned, unapproved } from '../benefit-decision/benefit-task';
import { carryOutWave, type Answer, type Decided } from '../benefit-decision/decide-wave';
import type { Decision } from '../benefit-decision/decision';
import { lookUp, type Command, type Granted } from '../benefit-decision/decision-book';
import { grantByRegime } from './grant-funeral-allowance';

/** Does with funeral allowances what was decided, and tells the families. */
@Injectable()
export class FuneralAllowances implements CarriesOut<GrantFuneralAllowance, Decision> {
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
        benefit: 'funeral-allowance',
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
    const known = (await lookUp(db, this.privacy, 'funeral-allowance', [command])).of(command);
    if (opinion.answer !== 'approve') return { ...unapproved(opinion, desk), known };
    return { ...grantByRegime(command.data, known, law, { regime: opinion.regime!, desk }), known };
  }

  notAsSigned = notAsSigned;
}

function tell({ command, decision, granted }: Answer): Saying {
  if (granted) return allowanceGranted(command, granted);
  const { caseId, data } = command;
  const { attempt } = data;
  if (decision.answer === 'ask') {
    const { papers, ground } = decision;
    return say(FuneralAllowancePapersAsked, caseId, { attempt, papers, ground }, command);
  }
  if (decision.answer !== 'refuse') throw new Error(`a claim cannot be told as ${decision.answer}`);
  const { reason, desk, ground } = decision;
  return say(FuneralAllowanceNotGranted, caseId, { attempt, reason, desk, ground }, command);
}

/** What a case was granted, told again where it is asked for again. */
export function allowanceGranted(command: Command, granted: Granted): Saying {
  const { code, desk, category, amount, formula } = granted;
  const told = { attempt: command.data.attempt, decision: code, desk, category: category!, amount, formula };
  return say(FuneralAllowanceGranted, command.caseId, told, command);
}
