import { LawBundleProposed, LawEffectsReckoned } from '@lien-thong/contracts';
import { filesOf, Gazette } from '@lien-thong/gazette';
import { readLaw } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import type { Sql } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { unsupported } from './decided';

/** What if: tells what a proposed version of the law would change in the desks' decisions. Nothing is drafted. */
@Controller()
export class LawProposedHandler {
  constructor(private readonly gazette: Gazette) {}

  @Handles(LawBundleProposed)
  async reckon(proposals: Received<LawBundleProposed>[], { db, send }: Work): Promise<void> {
    for (const proposal of proposals) {
      const effects = await this.effectsOf(db, proposal.data);
      send(
        say(LawEffectsReckoned, proposal.caseId, { version: proposal.data.version, ...effects }, proposal),
      );
    }
  }

  private async effectsOf(
    db: Sql,
    { files }: LawBundleProposed,
  ): Promise<Omit<LawEffectsReckoned, 'version'>> {
    const effects = { looked: 0, toppedUp: 0, topUp: 0, overpaid: 0, overpayment: 0, toReview: 0 };
    for await (const { looked, supplements } of unsupported(
      db,
      this.gazette.inForce(),
      readLaw(filesOf(files)),
    )) {
      effects.looked += looked;
      for (const {
        supplement: { kind, difference = 0 },
      } of supplements)
        if (kind === 'top-up') {
          effects.toppedUp++;
          effects.topUp += difference;
        } else if (kind === 'overpaid') {
          effects.overpaid++;
          effects.overpayment -= difference;
        } else effects.toReview++;
    }
    return effects;
  }
}
