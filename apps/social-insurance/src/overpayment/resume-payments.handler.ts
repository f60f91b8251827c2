import { SYSTEM } from '@lien-thong/audit';
import { PaymentsResumed, ResumePayments } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { personOf } from '../benefit-decision/decision-book';
import { liftStops } from './lift-stops';

type Command = Received<ResumePayments>;

/** Chi lại: who was registered dead and lives is paid on, at once: to wait for an officer would be to leave them without. */
@Controller()
export class ResumePaymentsHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly privacy: Privacy,
  ) {}

  @Handles(ResumePayments)
  async resumePayments(commands: Command[], { db, send, law }: Work<Law>): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    const persons = commands.map((command) => personOf(command, this.privacy));
    const living = commands.flatMap(({ data }, i) =>
      persons[i] ? [{ person: persons[i], why: data.why }] : [],
    );
    const resumedOn = this.clock.today();
    const at = this.clock.instant();
    const lifted = await liftStops(db, living, { law, actor: SYSTEM, today: resumedOn, at });
    const ofPerson = Map.groupBy(lifted, ({ person }) => person);
    send(
      commands.map((command, i) => {
        const of = ofPerson.get(persons[i]?.toString('hex') ?? '') ?? [];
        const payers = [...new Set(of.map(({ payer }) => payer))];
        const arrears = of.reduce((sum, one) => sum + one.arrears, 0);
        return say(PaymentsResumed, command.caseId, { payers, arrears, resumedOn }, command);
      }),
    );
  }
}
