import { record, SYSTEM } from '@lien-thong/audit';
import { BenefitCorrectionNoted, NoteBenefitCorrection } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { caseFactsOf } from '../benefit-decision/case-facts';
import { lookUp, personOf } from '../benefit-decision/decision-book';
import { RULES } from '../benefit-decision/rules';
import { recordStops } from '../overpayment/record-stops';
import { moveStops } from '../overpayment/move-stops';
import { correctDecision, draftDifference, standingDecision } from './corrected-decisions';
import { whatChanges, type Change } from './what-changes';

type Command = Received<NoteBenefitCorrection>;

/** Reckons again what was decided, from the corrected entry. */
@Controller()
export class NoteCorrectionHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  /** Corrections are few: each is looked at by itself. */
  @Handles(NoteBenefitCorrection)
  async noteCorrections(commands: Command[], work: Work<Law>): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    const { db, law, send } = work;
    await this.gazette.hold(db, law);
    const today = this.clock.today();
    await moveStops(db, this.privacy, commands, { law, today, at: this.clock.instant() });
    await recordStops(db, this.privacy, commands, { law, today });
    for (const command of commands) send(await this.note(command, work));
  }

  private async note(command: Command, work: Work<Law>): Promise<Saying> {
    const { db, law } = work;
    const { caseId, data } = command;
    const { attempt, benefit, extract } = data;
    const standing = await standingDecision(db, caseId, benefit);
    const person = personOf(command, this.privacy);
    if (!standing || !person)
      return say(BenefitCorrectionNoted, caseId, { attempt, benefit, result: 'nothing-decided' }, command);
    const { code } = standing;
    const known = (await lookUp(db, this.privacy, benefit, [command])).of(command);
    const change = whatChanges(standing, RULES[benefit](data, known, law));
    const facts = caseFactsOf(data, known.record);
    await correctDecision(db, this.privacy, standing, { person, diedOn: extract.diedOn, facts });
    if (change.draft)
      await draftDifference(
        db,
        standing,
        { ...change.draft, nth: attempt, lawVersion: law.version, number: extract.number },
        { today: this.clock.today(), instant: this.clock.instant() },
      );
    await this.putOnRecord(command, code, change, work);
    const { result, difference } = change;
    const found = { result, decision: code, ...(difference === undefined ? {} : { difference }) };
    return say(BenefitCorrectionNoted, caseId, { attempt, benefit, ...found }, command);
  }

  private putOnRecord(
    { caseId, data }: Command,
    code: string,
    { result, difference }: Change,
    { db }: Work<Law>,
  ): Promise<void> {
    return record(db, [
      {
        actor: SYSTEM,
        action: 'benefit.correct',
        subject: { kind: data.benefit, id: code },
        caseId,
        reason: `Trích lục khai tử số ${data.extract.number} đã cải chính.`,
        detail: { result, difference: difference ?? 0 },
      },
    ]);
  }
}
