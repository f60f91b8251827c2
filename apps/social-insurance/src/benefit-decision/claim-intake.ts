import { Intake, type Task } from '@lien-thong/desk';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import type { Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Injectable } from '@nestjs/common';
import { recordStops } from '../overpayment/record-stops';
import { judgeWave, stillPaid } from './decide-wave';
import type { BenefitTold } from './claim-outcomes';
import type { Claim, Decision, Known } from './decision';
import type { Command } from './decision-book';

interface Kind {
  told: BenefitTold;
  task: Task<Claim & { attempt: number }, Decision>;
  rule(claim: Claim, known: Known, law: Law): Decision;
}

/** Where claims come in: judged by the rule of their benefit, and decided by it or by the desk that the law names. */
@Injectable()
export class ClaimIntake {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    private readonly intake: Intake,
  ) {}

  async receive(commands: readonly Command[], work: Work<Law>, { told, task, rule }: Kind): Promise<void> {
    const { db, send, law } = work;
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    await this.gazette.hold(db, law);
    const { judged, again, known } = await judgeWave(db, this.privacy, told.benefit, commands, (claim, of) =>
      rule(claim, of, law),
    );
    const laid = await this.intake.receive(work, task, judged);
    // The dead are paid nothing more, whoever decides what their families get.
    const dead = [...laid, ...again].map(({ command }) => command);
    await recordStops(
      db,
      this.privacy,
      dead.filter((command) => stillPaid(known.of(command))),
      { law, today: this.clock.today() },
    );
    send(again.map(({ command, granted }) => told.granted(command, granted)));
  }
}
