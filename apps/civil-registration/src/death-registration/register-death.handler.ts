import { record, SYSTEM, type Entry } from '@lien-thong/audit';
import {
  DeathRegistered,
  DeathRegistrationPapersAsked,
  DeathRegistrationRefused,
  fullNameOf,
  RegisterDeath,
  type DeclarationTiming,
} from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { FileSigner, signedExtract, type UnsignedExtract } from '@lien-thong/signature';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { enter, keepAnswers, lookUp, type Approved, type Lookup, type Unregistered } from './death-register';
import { extractOf, type DeathRegistration } from './death-registration.entity';
import { askForPages } from '../extract-page/page-queue';
import { registerDeath, type Decision } from './register-death';

type Command = Received<RegisterDeath>;
type Decided = { command: Command; decision: Decision };

const ALREADY: Decision = {
  answer: 'refuse',
  reason: 'already-registered',
  ground: 'Người này đã có trong Sổ đăng ký khai tử.',
};

@Controller()
export class RegisterDeathHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly signer: FileSigner,
  ) {}

  @Handles(RegisterDeath)
  async registerDeaths(commands: Command[], { db, send, law }: Work<Law>): Promise<void> {
    const today = this.clock.today();
    const circumstances = { at: this.clock.instant(), today, lawVersion: law.version };
    const known = await lookUp(db, this.privacy, commands);
    const again = commands.filter((command) => known.entryOf(command));
    const decided = commands
      .filter((command) => !known.entryOf(command))
      .map((command) => ({
        command,
        decision: registerDeath(command.data, known.of(command), law, today),
      }));

    const entries = await enter(db, this.privacy, approvedOf(decided), circumstances);
    await askForPages(db, [...entries.keys()], circumstances.at);
    const final = decided.map((d) =>
      d.decision.answer === 'approve' && !entries.has(d.command.caseId) ? { ...d, decision: ALREADY } : d,
    );
    await keepAnswers(db, final.flatMap(unregistered), circumstances);
    await record(
      db,
      final.map((one) => entryOf(one, law.version)),
    );

    send(again.map((command) => this.registeredAgain(command, known)));
    send(
      final.map(({ command, decision }) =>
        this.answer(command, decision, entries.get(command.caseId), today),
      ),
    );
  }

  private answer(command: Command, decision: Decision, entry: number | undefined, today: string): Saying {
    const { caseId, data } = command;
    const { attempt, deceased, commune } = data;
    if (decision.answer === 'refuse')
      return say(
        DeathRegistrationRefused,
        caseId,
        { attempt, reason: decision.reason, ground: decision.ground },
        command,
      );
    if (decision.answer === 'ask')
      return say(
        DeathRegistrationPapersAsked,
        caseId,
        { attempt, papers: decision.papers, ground: decision.ground },
        command,
      );
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

  /** A case that is registered and asked for again gets the same extract, signed as of now: registering is done once. */
  private registeredAgain(command: Command, known: Lookup): Saying {
    const entry = known.entryOf(command) as DeathRegistration;
    return this.registered(command, extractOf(entry), entry.timing);
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

const entryOf = ({ command: { caseId, data }, decision }: Decided, lawVersion: string): Entry => ({
  actor: SYSTEM,
  action: ACTIONS[decision.answer],
  subject: { kind: 'death-registration', id: caseId },
  caseId,
  reason: decision.answer === 'approve' ? 'Không quy tắc nào cản trở việc đăng ký.' : decision.ground,
  detail: { attempt: data.attempt, lawVersion },
});
