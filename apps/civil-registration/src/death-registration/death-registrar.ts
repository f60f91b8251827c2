import { record, type Actor, type Entry } from '@lien-thong/audit';
import {
  DeathRegistered,
  DeathRegistrationPapersAsked,
  DeathRegistrationRefused,
  fullNameOf,
  type DeclarationTiming,
  type Opinion,
  type RegisterDeath,
  type RegistrationRefusal,
} from '@lien-thong/contracts';
import type { CarriesOut, Decided as DecidedOf } from '@lien-thong/desk';
import { declarationTiming, type Law } from '@lien-thong/law';
import { say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, dayOf, Problem } from '@lien-thong/service';
import { FileSigner, signedExtract, type UnsignedExtract } from '@lien-thong/signature';
import { Injectable } from '@nestjs/common';
import { askForPages } from '../extract-page/page-queue';
import { enter, keepAnswers, type Approved, type Unregistered } from './death-register';
import { extractOf, type DeathRegistration } from './death-registration.entity';
import type { Decision } from './register-death';

export type Command = Received<RegisterDeath>;
export type Decided = DecidedOf<RegisterDeath, Decision>;

const ALREADY = {
  answer: 'refuse',
  reason: 'already-registered',
  ground: 'Người này đã có trong Sổ đăng ký khai tử.',
} as const satisfies Decision;

/** Enters what was decided into the books, and tells it; by whom it was decided stands on record. */
@Injectable()
export class DeathRegistrar implements CarriesOut<RegisterDeath, Decision> {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly signer: FileSigner,
  ) {}

  /** Who loses the race for one person is refused: that person stands in the register by now. */
  async carryOutAll(
    { db, send, law }: Work<Law>,
    decided: readonly Decided[],
    actor: Actor,
  ): Promise<Decided[]> {
    const circumstances = {
      at: this.clock.instant(),
      today: this.clock.today(),
      lawVersion: law.version,
    };
    const entries = await enter(db, this.privacy, approvedOf(decided), circumstances);
    await askForPages(db, [...entries.keys()], circumstances.at);
    const final = decided.map((d) =>
      d.decision.answer === 'approve' && !entries.has(d.command.caseId) ? { ...d, decision: ALREADY } : d,
    );
    await keepAnswers(db, final.flatMap(unregistered), circumstances);
    await record(
      db,
      final.map((one) => entryOf(one, actor, law.version)),
    );
    send(
      final.map(({ command, decision }) =>
        this.answer(command, decision, entries.get(command.caseId), circumstances.today),
      ),
    );
    return final;
  }

  decisionOf({ law }: Work<Law>, { data }: Command, { answer, reason, papers, ground }: Opinion): Decision {
    if (answer === 'refuse') return { answer, reason: reason as RegistrationRefusal, ground };
    if (answer === 'ask') return { answer, papers: papers!, ground };
    const { timing } = declarationTiming(law, {
      diedOn: data.death.date,
      receivedOn: dayOf(new Date(data.receivedAt)),
    });
    return { answer: 'approve', timing };
  }

  /** The person has been registered since. */
  notAsSigned(): Problem {
    return new Problem(409, 'already-registered', `${ALREADY.ground} Xin trả lại để trình từ chối.`);
  }

  /** A case that is registered and asked for again gets the same extract, signed as of now: registering is done once. */
  registeredAgain(command: Command, entry: DeathRegistration): Saying {
    return this.registered(command, extractOf(entry), entry.timing);
  }

  private answer(command: Command, decision: Decision, entry: number | undefined, today: string): Saying {
    const { caseId, data } = command;
    const { attempt, deceased, commune } = data;
    if (decision.answer === 'refuse') {
      const { reason, ground } = decision;
      return say(DeathRegistrationRefused, caseId, { attempt, reason, ground }, command);
    }
    if (decision.answer === 'ask') {
      const { papers, ground } = decision;
      return say(DeathRegistrationPapersAsked, caseId, { attempt, papers, ground }, command);
    }
    const extract = extractOf({
      commune,
      bookYear: Number(today.slice(0, 4)),
      entry: entry!,
      personalId: deceased.personalId ?? null,
      fullName: fullNameOf(deceased),
      birthDate: deceased.birthDate,
      sex: deceased.sex,
      diedOn: data.death.date,
      registeredOn: today,
    });
    return this.registered(command, extract, decision.timing);
  }

  private registered(command: Command, extract: UnsignedExtract, timing: DeclarationTiming): Saying {
    const { caseId, data } = command;
    const signed = signedExtract(this.signer, caseId, extract, this.clock.now());
    return say(DeathRegistered, caseId, { attempt: data.attempt, extract: signed, timing }, command);
  }
}

const approvedOf = (decided: readonly Decided[]): Approved[] =>
  decided.flatMap(({ command, decision }) =>
    decision.answer === 'approve' ? [{ command, timing: decision.timing }] : [],
  );

const unregistered = ({ command, decision }: Decided): Unregistered[] =>
  decision.answer === 'approve'
    ? []
    : [
        {
          caseId: command.caseId,
          attempt: command.data.attempt,
          answer: decision.answer,
          reason: decision.answer === 'refuse' ? decision.reason : decision.papers.join(' '),
          ground: decision.ground,
        },
      ];

const ACTIONS = { approve: 'death.register', refuse: 'death.refuse', ask: 'death.ask-papers' } as const;

const entryOf = (
  { command: { caseId, data }, decision }: Decided,
  actor: Actor,
  lawVersion: string,
): Entry => ({
  actor,
  action: ACTIONS[decision.answer],
  subject: { kind: 'death-registration', id: caseId },
  caseId,
  reason: decision.answer === 'approve' ? 'Không quy tắc nào cản trở việc đăng ký.' : decision.ground,
  detail: { attempt: data.attempt, lawVersion },
});
