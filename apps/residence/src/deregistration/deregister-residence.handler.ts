import { record, SYSTEM, type Entry } from '@lien-thong/audit';
import { DeregisterResidence, ResidenceDeregistered, ResidenceNotDeregistered } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { deregisterResidence, refuse, type Decision } from './deregister-residence';
import { keepRefusals, lookUp, remove, type Approved, type Refused, type Removed } from './resident-register';

type Command = Received<DeregisterResidence>;
type Decided = { command: Command; decision: Decision };

@Controller()
export class DeregisterResidenceHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly privacy: Privacy,
  ) {}

  @Handles(DeregisterResidence)
  async deregisterResidences(commands: Command[], { db, send, law }: Work<Law>): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    const today = this.clock.today();
    const circumstances = { at: this.clock.instant(), today, lawVersion: law.version };
    const known = await lookUp(db, this.privacy, commands);
    const decided = commands
      .filter((command) => !known.removedFor(command))
      .map((command) => ({
        command,
        decision: deregisterResidence(command.data, known.candidatesFor(command), law, today),
      }));

    const removed = await remove(db, decided.flatMap(approved), circumstances);
    const already = refuse('already-removed', law, today);
    const final = decided.map((d) =>
      d.decision.answer === 'approve' && !removed.has(d.command.caseId) ? { ...d, decision: already } : d,
    );
    const refused = final.flatMap(refusedOf);
    await keepRefusals(db, this.privacy, refused, circumstances);
    await record(
      db,
      final.map((one) => entryOf(one, law.version)),
    );

    send(
      commands.flatMap((command) => {
        const done = known.removedFor(command) ?? removed.get(command.caseId);
        return done ? deregistered(command, done) : [];
      }),
    );
    send(refused.map(notDeregistered));
  }
}

const entryOf = ({ command: { caseId, data }, decision }: Decided, lawVersion: string): Entry => ({
  actor: SYSTEM,
  action: decision.answer === 'approve' ? 'residence.remove' : 'residence.refuse',
  subject: { kind: 'residence', id: caseId },
  caseId,
  reason:
    decision.answer === 'approve' ? 'Đúng một người thường trú khớp với dữ liệu khai tử.' : decision.ground,
  detail: { attempt: data.attempt, lawVersion },
});

const approved = ({ command, decision }: Decided): Approved[] =>
  decision.answer === 'approve' ? [{ command, resident: decision.resident }] : [];

const refusedOf = ({ command, decision }: Decided): Refused[] =>
  decision.answer === 'refuse' ? [{ command, reason: decision.reason, ground: decision.ground }] : [];

const deregistered = (command: Command, { commune, deregisteredOn, remainingMembers }: Removed): Saying =>
  say(
    ResidenceDeregistered,
    command.caseId,
    { attempt: command.data.attempt, commune, deregisteredOn, remainingMembers },
    command,
  );

const notDeregistered = ({ command, reason, ground }: Refused): Saying =>
  say(ResidenceNotDeregistered, command.caseId, { attempt: command.data.attempt, reason, ground }, command);
