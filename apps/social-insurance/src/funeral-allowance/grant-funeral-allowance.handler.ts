import { GrantFuneralAllowance } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { ClaimIntake } from '../benefit-decision/claim-intake';
import { FUNERAL_ALLOWANCE } from './funeral-allowances';
import { grantFuneralAllowance } from './grant-funeral-allowance';
import { GRANT_FUNERAL_ALLOWANCE } from './grant-funeral-allowance.task';

@Controller()
export class GrantFuneralAllowanceHandler {
  constructor(private readonly intake: ClaimIntake) {}

  @Handles(GrantFuneralAllowance)
  grantFuneralAllowances(commands: Received<GrantFuneralAllowance>[], work: Work<Law>): Promise<void> {
    return this.intake.receive(commands, work, {
      told: FUNERAL_ALLOWANCE,
      task: GRANT_FUNERAL_ALLOWANCE,
      rule: (claim, known, law) => ({ ...grantFuneralAllowance(claim, known, law), known }),
    });
  }
}
