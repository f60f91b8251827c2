import { LawEffectsReckoned } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { LawProposalRow } from './law-proposal.entity';

/** What the benefit desks reckon that a proposed version would change. */
@Controller()
export class LawEffectsHandler {
  @Handles(LawEffectsReckoned)
  async reckoned(messages: Received<LawEffectsReckoned>[], { db }: Work): Promise<void> {
    for (const { caseId: id, data } of messages) {
      const { version, ...benefits } = data;
      await db.update(LawProposalRow, { id, version, state: 'open' }, { benefits });
    }
  }
}
