import {
  FuneralAllowanceGranted,
  FuneralAllowanceNotGranted,
  FuneralAllowancePapersAsked,
  GrantFuneralAllowance,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import type { Refusal, Request } from '../benefit-decision/decision';
import { decideWave, type Answer } from '../benefit-decision/decide-wave';
import { grantFuneralAllowance } from './grant-funeral-allowance';

@Controller()
export class GrantFuneralAllowanceHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  @Handles(GrantFuneralAllowance)
  async grantFuneralAllowances(
    commands: Received<GrantFuneralAllowance>[],
    { db, send, law }: Work<Law>,
  ): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    await this.gazette.hold(db, law);
    const answers = await decideWave(
      db,
      this.privacy,
      commands,
      {
        benefit: 'funeral-allowance',
        lawVersion: law.version,
        today: this.clock.today(),
        at: this.clock.instant(),
      },
      (claim, known) => grantFuneralAllowance(claim, known, law),
    );
    send(answers.map(tell));
  }
}

function tell(answer: Answer<Refusal | Request>): Saying {
  const { command } = answer;
  const { caseId, data } = command;
  const { attempt } = data;
  if ('granted' in answer) {
    const { code, desk, category, amount, formula } = answer.granted;
    const granted = { attempt, decision: code, desk, category: category!, amount, formula };
    return say(FuneralAllowanceGranted, caseId, granted, command);
  }
  const { decision } = answer;
  const { ground } = decision;
  if (decision.answer === 'ask')
    return say(FuneralAllowancePapersAsked, caseId, { attempt, papers: decision.papers, ground }, command);
  const { reason, desk } = decision;
  return say(FuneralAllowanceNotGranted, caseId, { attempt, reason, desk, ground }, command);
}
