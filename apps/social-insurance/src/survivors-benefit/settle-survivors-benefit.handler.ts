import { SettleSurvivorsBenefit } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { ClaimIntake } from '../benefit-decision/claim-intake';
import { settleSurvivorsBenefit } from './settle-survivors-benefit';
import { SETTLE_SURVIVORS_BENEFIT } from './settle-survivors-benefit.task';
import { SURVIVORS_BENEFIT } from './survivors-benefits';

@Controller()
export class SettleSurvivorsBenefitHandler {
  constructor(private readonly intake: ClaimIntake) {}

  @Handles(SettleSurvivorsBenefit)
  settleSurvivorsBenefits(commands: Received<SettleSurvivorsBenefit>[], work: Work<Law>): Promise<void> {
    return this.intake.receive(commands, work, {
      told: SURVIVORS_BENEFIT,
      task: SETTLE_SURVIVORS_BENEFIT,
      rule: (claim, known, law) => ({ ...settleSurvivorsBenefit(claim, known, law), known }),
    });
  }
}
