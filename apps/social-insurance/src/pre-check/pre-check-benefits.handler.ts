import {
  BENEFIT_STEPS,
  BenefitsPreChecked,
  PreCheckBenefits,
  type BenefitStep,
  type PreCheck,
} from '@lien-thong/contracts';
import { preCheckOf } from '@lien-thong/desk';
import { Gazette } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';
import type { Application, Benefit } from '../benefit-decision/decision';
import { lookUp } from '../benefit-decision/decision-book';
import { RULES } from '../benefit-decision/rules';

const BENEFIT_OF: Record<BenefitStep, Benefit> = {
  'grant-funeral-allowance': 'funeral-allowance',
  'settle-survivors-benefit': 'survivors-benefit',
};

type Command = Received<PreCheckBenefits>;

/** The claim as it will come once the death is registered. */
const applicationOf = ({ declaredAt, deceased, diedOn, ...claim }: PreCheckBenefits): Application => ({
  ...claim,
  receivedAt: declaredAt,
  extract: { deceased, diedOn },
});

/** Says what the registers and the rules would make of the claims; nothing is granted. */
@Controller()
export class PreCheckBenefitsHandler {
  constructor(
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  @Handles(PreCheckBenefits)
  async preCheckBenefits(commands: Command[], work: Work<Law>): Promise<void> {
    await this.gazette.hold(work.db, work.law);
    const checks = new Map<Command, PreCheck[]>(commands.map((command) => [command, []]));
    for (const step of BENEFIT_STEPS) {
      const asked = commands.filter(({ data }) => data.steps.includes(step));
      for (const [command, check] of await this.checked(step, asked, work)) checks.get(command)!.push(check);
    }
    work.send(
      [...checks].map(([command, found]) =>
        say(BenefitsPreChecked, command.caseId, { checks: found }, command),
      ),
    );
  }

  private async checked(
    step: BenefitStep,
    commands: readonly Command[],
    { db, law }: Work<Law>,
  ): Promise<[Command, PreCheck][]> {
    if (!commands.length) return [];
    const benefit = BENEFIT_OF[step];
    const claims = commands.map(({ caseId, data }) => ({ caseId, data: applicationOf(data) }));
    const known = await lookUp(db, this.privacy, benefit, claims);
    return commands.map((command, i) => {
      const claim = claims[i]!;
      return [command, preCheckOf(step, RULES[benefit](claim.data, known.of(claim), law))];
    });
  }
}
