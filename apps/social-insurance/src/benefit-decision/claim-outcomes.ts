import type { Actor } from '@lien-thong/audit';
import type { BenefitDesk, Opinion } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { say, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { unapproved } from './benefit-task';
import { carryOutWave, type Answer, type Decided } from './decide-wave';
import type { Approval, Benefit, Decision, Known, Refusal, Request } from './decision';
import { lookUp, type Command, type Granted } from './decision-book';

/** What families are told of one of the benefits. */
export interface BenefitTold {
  benefit: Benefit;
  /** Of what a case was granted; told again where it is asked for again. */
  granted(command: Command, granted: Granted): Saying;
  notGranted: new () => object;
  papersAsked: new () => object;
}

/** What officers signed for a case, and what the rule makes of an approval by the registers as they are now. */
interface Signed {
  benefit: Benefit;
  opinion: Opinion;
  desk: BenefitDesk;
  approve(known: Known): Approval | Refusal | Request;
}

/** Does with claims what was decided, and tells the families; the same for both benefits. */
@Injectable()
export class ClaimOutcomes {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  async carryOut(
    { db, send, law }: Work<Law>,
    decided: readonly Decided[],
    actor: Actor,
    told: BenefitTold,
  ): Promise<Decided[]> {
    const { benefit } = told;
    const circumstances = { benefit, law, today: this.clock.today(), at: this.clock.instant() };
    const answers = await carryOutWave(db, this.privacy, decided, circumstances, actor);
    send(answers.map((answer) => tell(answer, told)));
    return answers;
  }

  async decisionOf(
    { db }: Work<Law>,
    command: Command,
    { benefit, opinion, desk, approve }: Signed,
  ): Promise<Decision> {
    const known = (await lookUp(db, this.privacy, benefit, [command])).of(command);
    return { ...(opinion.answer === 'approve' ? approve(known) : unapproved(opinion, desk)), known };
  }
}

function tell({ command, decision, granted }: Answer, told: BenefitTold): Saying {
  if (granted) return told.granted(command, granted);
  const { caseId, data } = command;
  const { attempt } = data;
  if (decision.answer === 'ask') {
    const { papers, ground } = decision;
    return say(told.papersAsked, caseId, { attempt, papers, ground }, command);
  }
  if (decision.answer !== 'refuse') throw new Error(`a claim cannot be told as ${decision.answer}`);
  const { reason, desk, ground } = decision;
  return say(told.notGranted, caseId, { attempt, reason, desk, ground }, command);
}
