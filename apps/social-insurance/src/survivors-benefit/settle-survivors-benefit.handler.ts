import {
  SettleSurvivorsBenefit,
  SurvivorsBenefitNotSettled,
  SurvivorsBenefitSettled,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import type { Refusal } from '../benefit-decision/decision';
import { decideWave, type Answer } from '../benefit-decision/decide-wave';
import { settleSurvivorsBenefit } from './settle-survivors-benefit';

@Controller()
export class SettleSurvivorsBenefitHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  @Handles(SettleSurvivorsBenefit)
  async settleSurvivorsBenefits(
    commands: Received<SettleSurvivorsBenefit>[],
    { db, send, law }: Work<Law>,
  ): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    await this.gazette.hold(db, law);
    const answers = await decideWave(
      db,
      this.privacy,
      commands,
      {
        benefit: 'survivors-benefit',
        lawVersion: law.version,
        today: this.clock.today(),
        at: this.clock.instant(),
      },
      (claim, known) => settleSurvivorsBenefit(claim, known, law),
    );
    send(answers.map(tell));
  }
}

function tell(answer: Answer<Refusal>): Saying {
  const { command } = answer;
  const { caseId, data } = command;
  const { attempt } = data;
  if ('granted' in answer) {
    const { code, kind, desk, amount, relatives, formula } = answer.granted;
    const settled = {
      attempt,
      decision: code,
      kind: kind!,
      desk,
      amount,
      relatives: relatives ?? 0,
      formula,
    };
    return say(SurvivorsBenefitSettled, caseId, settled, command);
  }
  const { reason, desk, ground } = answer.decision;
  return say(SurvivorsBenefitNotSettled, caseId, { attempt, reason, desk, ground }, command);
}
