import { record, type Actor } from '@lien-thong/audit';
import {
  DeathRegistrationAnnulled,
  DeathRegistrationNotAnnulled,
  type AnnulDeathRegistration,
  type AnnulmentRefusal,
} from '@lien-thong/contracts';
import type { CarriesOut, Decided } from '@lien-thong/desk';
import { say, type Received, type Work } from '@lien-thong/messaging';
import { Clock, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { registrationNumber } from '../death-registration/death-registration.entity';
import { annul, entryOf } from './annulled-entries';

type Command = Received<AnnulDeathRegistration>;

/** Strikes an entry that should not stand in the register, or says why it stands. */
@Injectable()
export class AnnulmentRegistrar implements CarriesOut<AnnulDeathRegistration> {
  constructor(private readonly clock: Clock) {}

  /** @throws Problem 409 `not-as-prepared` where the case has no entry that holds */
  async carryOut(
    work: Work,
    { command, opinion }: Decided<AnnulDeathRegistration>,
    actor: Actor,
  ): Promise<void> {
    const { caseId, data } = command;
    const action = opinion.answer === 'approve' ? 'death.annul' : 'death.keep';
    await record(work.db, [
      {
        actor,
        action,
        subject: { kind: 'death-registration', id: caseId },
        caseId,
        reason: opinion.answer === 'approve' ? data.why : opinion.ground,
        detail: { ground: data.ground, document: data.document },
      },
    ]);
    if (opinion.answer === 'refuse')
      return this.refuse(work, command, opinion.reason as AnnulmentRefusal, opinion.ground);
    const number = await annul(work.db, caseId, data, this.clock.today());
    if (!number)
      throw new Problem(
        409,
        'not-as-prepared',
        'Sổ đăng ký khai tử không có số đăng ký nào còn hiệu lực của vụ việc này. Xin trả lại.',
      );
    this.told(work, command, number);
  }

  /** The entry is struck already, or there never was one: answered at once, nobody has anything to sign. */
  async answerKnown(work: Work, command: Command): Promise<boolean> {
    const entry = await entryOf(work.db, command.caseId);
    if (!entry) {
      this.refuse(work, command, 'not-registered', 'Vụ việc này không có trong Sổ đăng ký khai tử.');
      return true;
    }
    if (!entry.annulledOn) return false;
    this.told(work, command, registrationNumber(entry));
    return true;
  }

  private told({ send }: Work, command: Command, number: string): void {
    const { attempt, ground, document } = command.data;
    const annulledOn = this.clock.today();
    send(
      say(
        DeathRegistrationAnnulled,
        command.caseId,
        { attempt, number, ground, document, annulledOn },
        command,
      ),
    );
  }

  private refuse({ send }: Work, command: Command, reason: AnnulmentRefusal, ground: string): void {
    const { attempt } = command.data;
    send(say(DeathRegistrationNotAnnulled, command.caseId, { attempt, reason, ground }, command));
  }
}
