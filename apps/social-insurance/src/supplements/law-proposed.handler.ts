import { LawBundleProposed, LawEffectsReckoned } from '@lien-thong/contracts';
import { filesOf, Gazette } from '@lien-thong/gazette';
import { readLaw } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { unsupported } from './decided';

type Effects = Omit<LawEffectsReckoned, 'version'>;

/** What if: tells what a proposed version of the law would change in the desks' decisions. Nothing is drafted. */
@Controller()
export class LawProposedHandler {
  constructor(
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  @Handles(LawBundleProposed)
  async reckon(proposals: Received<LawBundleProposed>[], { db, send }: Work): Promise<void> {
    for (const proposal of proposals) {
      const { version } = proposal.data;
      const effects = await this.effectsOf(db, proposal.data);
      send(say(LawEffectsReckoned, proposal.caseId, { version, ...effects }, proposal));
    }
  }

  private async effectsOf(db: Sql, { files }: LawBundleProposed): Promise<Effects> {
    const effects: Effects = { looked: 0, toppedUp: 0, topUp: 0, overpaid: 0, overpayment: 0, toReview: 0 };
    const after = readLaw(filesOf(files));
    for await (const { page, supplements } of unsupported(db, this.privacy, after, (version) =>
      this.gazette.of(version),
    )) {
      effects.looked += page.length;
      for (const { supplement } of supplements) {
        const { kind, difference = 0 } = supplement;
        if (kind === 'top-up') {
          effects.toppedUp++;
          effects.topUp += difference;
        } else if (kind === 'overpaid') {
          effects.overpaid++;
          effects.overpayment -= difference;
        } else effects.toReview++;
      }
    }
    return effects;
  }
}
