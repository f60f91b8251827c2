import { record, type Actor, type Entry } from '@lien-thong/audit';
import {
  ResidenceDeregistered,
  ResidenceNotDeregistered,
  type DeregisterResidence,
  type DeregistrationRefusal,
  type Opinion,
} from '@lien-thong/contracts';
import type { CarriesOut, Decided as DecidedOf } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { deregisterResidence, refuse, type Decision } from './deregister-residence';
import { keepRefusals, lookUp, remove, type Approved, type Refused, type Removed } from './resident-register';

export type Command = Received<DeregisterResidence>;
export type Decided = DecidedOf<DeregisterResidence, Decision>;

/** Does to the register of residents what was decided, and tells it; by whom it was decided stands on record. */
@Injectable()
export class ResidenceRegistrar implements CarriesOut<DeregisterResidence, Decision> {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  /** Who loses the race for one person is refused: that registration is deleted by now. */
  async carryOutAll(
    { db, send, law }: Work<Law>,
    decided: readonly Decided[],
    actor: Actor,
  ): Promise<Decided[]> {
    const today = this.clock.today();
    const circumstances = { at: this.clock.instant(), today, lawVersion: law.version };
    const removed = await remove(db, decided.flatMap(approved), circumstances);
    const already = refuse('already-removed', law, today);
    const final = decided.map((d) =>
      d.decision.answer === 'approve' && !removed.has(d.command.caseId) ? { ...d, decision: already } : d,
    );
    const refused = final.flatMap(refusedOf);
    await keepRefusals(db, this.privacy, refused, circumstances);
    await record(
      db,
      final.map((one) => entryOf(one, actor, law.version)),
    );
    send(
      final.flatMap(({ command }) => {
        const done = removed.get(command.caseId);
        return done ? deregistered(command, done) : [];
      }),
    );
    send(refused.map(notDeregistered));
    return final;
  }

  async decisionOf({ db, law }: Work<Law>, command: Command, opinion: Opinion): Promise<Decision> {
    if (opinion.answer === 'refuse')
      return { answer: 'refuse', reason: opinion.reason as DeregistrationRefusal, ground: opinion.ground };
    const known = await lookUp(db, this.privacy, [command]);
    return deregisterResidence(command.data, known.candidatesFor(command), law, this.clock.today());
  }

  /** The register no longer has exactly that one person. */
  notAsSigned(decision: Decision): Problem {
    const ground = decision.answer === 'refuse' ? decision.ground : '';
    return new Problem(
      409,
      'not-as-prepared',
      `Sổ đăng ký cư trú không còn như khi trình. ${ground} Xin trả lại.`,
    );
  }
}

const entryOf = (
  { command: { caseId, data }, decision }: Decided,
  actor: Actor,
  lawVersion: string,
): Entry => ({
  actor,
  action: decision.answer === 'approve' ? 'residence.remove' : 'residence.refuse',
  subject: { kind: 'residence', id: caseId },
  caseId,
  reason: decision.answer === 'approve' ? FOUND : decision.ground,
  detail: { attempt: data.attempt, lawVersion },
});

/** What the rule says where nothing stands against deleting. */
export const FOUND = 'Đúng một người thường trú khớp với dữ liệu khai tử.';

const approved = ({ command, decision }: Decided): Approved[] =>
  decision.answer === 'approve' ? [{ command, resident: decision.resident }] : [];

const refusedOf = ({ command, decision }: Decided): Refused[] =>
  decision.answer === 'refuse' ? [{ command, reason: decision.reason, ground: decision.ground }] : [];

/** What was deleted for a case, told again where it is asked for again. */
export const deregistered = (
  command: Command,
  { commune, deregisteredOn, remainingMembers }: Removed,
): Saying =>
  say(
    ResidenceDeregistered,
    command.caseId,
    { attempt: command.data.attempt, commune, deregisteredOn, remainingMembers },
    command,
  );

const notDeregistered = ({ command, reason, ground }: Refused): Saying =>
  say(ResidenceNotDeregistered, command.caseId, { attempt: command.data.attempt, reason, ground }, command);
