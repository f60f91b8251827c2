import { record, type Actor } from '@lien-thong/audit';
import {
  DeathRegistrationCorrected,
  DeathRegistrationNotCorrected,
  type CorrectDeathRegistration,
  type CorrectionRefusal,
  type Opinion,
} from '@lien-thong/contracts';
import type { CarriesOut, Decided } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, Problem } from '@lien-thong/service';
import { FileSigner, signedExtract } from '@lien-thong/signature';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { entriesOf } from '../death-registration/death-register';
import { extractOf, type DeathRegistration } from '../death-registration/death-registration.entity';
import { replacePage } from '../extract-page/page-queue';
import { correct } from './corrected-entries';

type Command = Received<CorrectDeathRegistration>;

export type Decision =
  { answer: 'approve'; ground: string } | { answer: 'refuse'; reason: CorrectionRefusal; ground: string };

const REFUSALS = {
  'not-registered': 'Sổ đăng ký khai tử không có số đăng ký nào còn hiệu lực của vụ việc này.',
  'registered-elsewhere':
    'Người mang số định danh này đã có trong Sổ đăng ký khai tử, ở một số đăng ký khác.',
} as const;

type Carried = Decided<CorrectDeathRegistration, Decision>;

/** Corrects entries of the register, has their pages printed anew, and tells it; or says why they stand. */
@Injectable()
export class CorrectionRegistrar implements CarriesOut<CorrectDeathRegistration, Decision> {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly signer: FileSigner,
  ) {}

  decisionOf(_: Work<Law>, _command: Command, { answer, reason, ground }: Opinion): Decision {
    return answer === 'refuse'
      ? { answer, reason: reason as CorrectionRefusal, ground }
      : { answer: 'approve', ground };
  }

  /** Always signed by a person: there is one at a time. */
  async carryOutAll({ db, send }: Work<Law>, decided: readonly Carried[], actor: Actor): Promise<Carried[]> {
    const final: Carried[] = [];
    for (const one of decided) {
      const { command } = one;
      const made = await this.make(db, one);
      final.push('refused' in made ? { command, decision: made.refused } : one);
      send(
        'refused' in made ? this.notCorrected(command, made.refused) : this.corrected(command, made.entry),
      );
    }
    await record(
      db,
      final.map(({ command: { caseId, data }, decision }) => ({
        actor,
        action: decision.answer === 'approve' ? 'death.correct' : 'death.keep',
        subject: { kind: 'death-registration', id: caseId },
        caseId,
        reason: decision.answer === 'approve' ? data.why : decision.ground,
        detail: { document: data.document, nth: data.attempt },
      })),
    );
    return final;
  }

  notAsSigned(decision: Decision): Problem {
    return new Problem(409, 'not-as-prepared', `${decision.ground} Xin trả lại.`);
  }

  /** Told again to who asks again: an entry is corrected once by one order. */
  async correctedAgain(db: EntityManager, command: Command): Promise<Saying> {
    const entry = (await entriesOf(db, this.privacy, [command.caseId])).get(command.caseId)!;
    return this.corrected(command, entry);
  }

  private async make(
    db: EntityManager,
    { command: { caseId, data }, decision }: Carried,
  ): Promise<{ entry: DeathRegistration } | { refused: Extract<Decision, { answer: 'refuse' }> }> {
    if (decision.answer === 'refuse') return { refused: decision };
    const made = await correct(db, this.privacy, { caseId, order: data, today: this.clock.today() });
    if ('refused' in made)
      return { refused: { answer: 'refuse', reason: made.refused, ground: REFUSALS[made.refused] } };
    await replacePage(db, caseId, this.clock.instant());
    return made;
  }

  private corrected(command: Command, entry: DeathRegistration): Saying {
    const { caseId, data } = command;
    const { attempt, document, corrected } = data;
    const extract = signedExtract(this.signer, caseId, extractOf(entry), this.clock.now());
    const correctedOn = this.clock.today();
    return say(
      DeathRegistrationCorrected,
      caseId,
      { attempt, extract, corrected, document, correctedOn },
      command,
    );
  }

  private notCorrected(
    command: Command,
    { reason, ground }: Extract<Decision, { answer: 'refuse' }>,
  ): Saying {
    const { attempt } = command.data;
    return say(DeathRegistrationNotCorrected, command.caseId, { attempt, reason, ground }, command);
  }
}
