import {
  NoteResidenceCorrection,
  ResidenceCorrectionNoted,
  type ResidenceCorrection,
} from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { lookUp } from '../deregistration/resident-register';

type Command = Received<NoteResidenceCorrection>;

/** Says whether the person whose registration was deleted is the one that the corrected extract names. */
@Controller()
export class NoteCorrectionHandler {
  constructor(
    private readonly trusted: TrustedOffices,
    private readonly privacy: Privacy,
  ) {}

  @Handles(NoteResidenceCorrection)
  async noteCorrections(commands: Command[], { db, send }: Work<Law>): Promise<void> {
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    const known = await lookUp(db, this.privacy, commands);
    const deleted = await deletedFor(
      db,
      commands.map(({ caseId }) => caseId),
    );
    send(
      commands.map((command) => {
        const person = deleted.get(command.caseId);
        const named = known.candidatesFor(command).map((resident) => resident.person);
        const { attempt } = command.data;
        return say(
          ResidenceCorrectionNoted,
          command.caseId,
          { attempt, result: resultOf(person, named) },
          command,
        );
      }),
    );
  }
}

/** Who is not named any more was deleted wrongly, also where nobody is found under the corrected name. */
function resultOf(deleted: string | undefined, named: readonly string[]): ResidenceCorrection {
  if (deleted === undefined) return 'nothing-decided';
  return named.includes(deleted) ? 'unchanged' : 'another-person';
}

/** Whose registration stands deleted for each case: the hash that the register finds the person by. */
async function deletedFor(db: Sql, cases: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ caseId: string; person: string }>(
    db,
    `select deregistered_for as "caseId", encode(person, 'hex') as person from resident
     where deregistered_for = any($1::uuid[])`,
    [cases],
  );
  return new Map(found.map(({ caseId, person }) => [caseId, person]));
}
