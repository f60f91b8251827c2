import { record, type Actor } from '@lien-thong/audit';
import {
  DeathRegistrationAnnulled,
  DeathRegistrationNotAnnulled,
  type AnnulDeathRegistration,
  type AnnulmentRefusal,
  type Opinion,
} from '@lien-thong/contracts';
import type { CarriesOut, Decided } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Clock, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { annul } from './annulled-entries';

type Command = Received<AnnulDeathRegistration>;

export type Decision =
  { answer: 'approve'; ground: string } | { answer: 'refuse'; reason: AnnulmentRefusal; ground: string };

const NOT_REGISTERED = {
  answer: 'refuse',
  reason: 'not-registered',
  ground: 'Sổ đăng ký khai tử không có số đăng ký nào còn hiệu lực của vụ việc này.',
} as const satisfies Decision;

/** Strikes entries that should not stand in the register, or says why they stand. */
@Injectable()
export class AnnulmentRegistrar implements CarriesOut<AnnulDeathRegistration, Decision> {
  constructor(private readonly clock: Clock) {}

  decisionOf(_: Work<Law>, _command: Command, { answer, reason, ground }: Opinion): Decision {
    return answer === 'refuse'
      ? { answer, reason: reason as AnnulmentRefusal, ground }
      : { answer: 'approve', ground };
  }

  async carryOutAll(
    { db, send }: Work<Law>,
    decided: readonly Decided<AnnulDeathRegistration, Decision>[],
    actor: Actor,
  ): Promise<Decided<AnnulDeathRegistration, Decision>[]> {
    if (!decided.length) return [];
    const approved = decided.filter(({ decision }) => decision.answer === 'approve');
    const numbers = await annul(
      db,
      approved.map(({ command: { caseId, data } }) => ({ caseId, ...data })),
      this.clock.today(),
    );
    const final = decided.map((one) =>
      one.decision.answer === 'approve' && !numbers.has(one.command.caseId)
        ? { ...one, decision: NOT_REGISTERED }
        : one,
    );
    await record(
      db,
      final.map(({ command: { caseId, data }, decision }) => ({
        actor,
        action: decision.answer === 'approve' ? 'death.annul' : 'death.keep',
        subject: { kind: 'death-registration', id: caseId },
        caseId,
        reason: decision.answer === 'approve' ? data.why : decision.ground,
        detail: { ground: data.ground, document: data.document },
      })),
    );
    send(final.map((one) => this.answer(one, numbers.get(one.command.caseId))));
    return final;
  }

  notAsSigned(decision: Decision): Problem {
    return new Problem(409, 'not-as-prepared', `${decision.ground} Xin trả lại.`);
  }

  /** Told again to who asks again: an entry is struck once. */
  struckAgain(command: Command, number: string): Saying {
    const { attempt, ground, document } = command.data;
    const annulled = { attempt, number, ground, document, annulledOn: this.clock.today() };
    return say(DeathRegistrationAnnulled, command.caseId, annulled, command);
  }

  private answer(
    { command, decision }: Decided<AnnulDeathRegistration, Decision>,
    number: string | undefined,
  ): Saying {
    if (number !== undefined && decision.answer === 'approve') return this.struckAgain(command, number);
    const { reason, ground } = decision.answer === 'refuse' ? decision : NOT_REGISTERED;
    const { attempt } = command.data;
    return say(DeathRegistrationNotAnnulled, command.caseId, { attempt, reason, ground }, command);
  }
}
