import { BENEFIT_DESK_LABELS, BenefitToppedUp, CaseToppedUp } from '@lien-thong/contracts';
import { dayInWords, dong } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';
import { STEP_OF_BENEFIT } from '../procedures/benefit-steps';
import { entry } from '../timeline/timeline';
import { ofReceivedCase } from './case-messages';
import { proceed, type Change } from './case-process';

const text = ({ desk, amount, decision, supplementTo, since }: BenefitToppedUp): string =>
  `${BENEFIT_DESK_LABELS[desk]} bổ sung ${dong(amount)} theo quy định áp dụng từ ${dayInWords(since)}, quyết định số ${decision}, bổ sung cho quyết định số ${supplementTo}.`;

/** A benefit was raised afterwards, often when the case has long ended: its story goes on and the family is told. */
@Controller()
export class ToppedUpHandler {
  constructor(private readonly privacy: Privacy) {}

  @Handles(BenefitToppedUp)
  async toppedUp(messages: Received<BenefitToppedUp>[], work: Work): Promise<void> {
    const changes = messages.map((message): Change => ({
      caseId: message.caseId,
      at: message.time,
      cause: message,
      rule: (state) => ({ state, consequences: [] }),
      entries: [
        entry(
          message.caseId,
          message.time,
          'topped-up',
          'social-insurance',
          text(message.data),
          STEP_OF_BENEFIT[message.data.benefit],
        ),
      ],
    }));
    const cases = await proceed(work, this.privacy, changes);
    work.send(
      cases.map((c, i) => {
        const { caseId, data, time } = messages[i]!;
        if (!c) throw new Error(`there is no case ${caseId}`);
        const { benefit, amount, ground } = data;
        return say(
          CaseToppedUp,
          caseId,
          {
            ...ofReceivedCase(c),
            status: c.status,
            step: STEP_OF_BENEFIT[benefit],
            amount,
            ground,
            toppedUpAt: time,
          },
          messages[i],
          c.version,
        );
      }),
    );
  }
}
