import { PaymentsOfDeceasedStopped, StopPaymentsOfDeceased, type MonthlyPayer } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, rows, type Sql } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { personOf } from '../benefit-decision/decision-book';
import { moveStops } from './move-stops';
import { recordStops } from './record-stops';

type Command = Received<StopPaymentsOfDeceased>;

/** Chấm dứt hưởng: a death of which no claim tells ends pension and allowances all the same. */
@Controller()
export class StopPaymentsOfDeceasedHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  @Handles(StopPaymentsOfDeceased)
  async stopPayments(commands: Command[], { db, send, law }: Work<Law>): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    await this.gazette.hold(db, law);
    const stoppedOn = this.clock.today();
    await moveStops(db, this.privacy, commands, { law, today: stoppedOn, at: this.clock.instant() });
    await recordStops(db, this.privacy, commands, { law, today: stoppedOn });
    const persons = commands.map((command) => personOf(command, this.privacy));
    const stopped = await payersOf(db, persons);
    send(
      commands.map((command, i) => {
        const payers = stopped.get(persons[i]?.toString('hex') ?? '') ?? [];
        return say(PaymentsOfDeceasedStopped, command.caseId, { payers, stoppedOn }, command);
      }),
    );
  }
}

/** Who has been asked to pay these persons no more, by this case or by another of the same death. */
async function payersOf(db: Sql, persons: readonly (Buffer | null)[]): Promise<Map<string, MonthlyPayer[]>> {
  const found = await rows<{ person: string; payers: MonthlyPayer[] }>(
    db,
    `select encode(person, 'hex') as person, array_agg(distinct payer order by payer) as payers
     from benefit_stop where person = any($1::bytea[]) and state <> 'lifted' group by person`,
    [persons.filter((person) => person !== null)],
  );
  return new Map(found.map(({ person, payers }) => [person, payers]));
}
