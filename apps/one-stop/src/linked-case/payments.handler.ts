import {
  BENEFIT_DESK_LABELS,
  BenefitPaid,
  BenefitPaymentFailed,
  CaseBenefitPaid,
  CaseBenefitPaymentFailed,
  PAYMENT_FAULT_LABELS,
  PAYMENT_METHOD_LABELS,
  type TimelineKind,
} from '@lien-thong/contracts';
import { dayInWords, dong } from '@lien-thong/law';
import { Handles, say, type Received, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';
import { STEP_OF_BENEFIT } from '../procedures/benefit-steps';
import { entry } from '../timeline/timeline';
import { ofReceivedCase } from './case-messages';
import { proceed, type Change } from './case-process';
import type { LinkedCase } from './linked-case.entity';

type Payment = BenefitPaid | BenefitPaymentFailed;

const ofMonth = ({ month }: Payment): string =>
  month ? ` tháng ${month.slice(5, 7)}/${month.slice(0, 4)}` : '';

const paidText = (data: BenefitPaid): string =>
  `${BENEFIT_DESK_LABELS[data.desk]} đã chi trả ${dong(data.amount)}${ofMonth(data)}, ${PAYMENT_METHOD_LABELS[data.method].toLowerCase()}, ngày ${dayInWords(data.paidOn)}, số tham chiếu ${data.reference}.`;

const failedText = (data: BenefitPaymentFailed): string =>
  `${dong(data.amount)}${ofMonth(data)} của ${BENEFIT_DESK_LABELS[data.desk]} chưa đến được gia đình: ${PAYMENT_FAULT_LABELS[data.fault]}; số tham chiếu ${data.reference}.`;

/** What of a payment the family is told. */
const ofPayment = (c: LinkedCase, { benefit, amount, method, month }: Payment) => ({
  ...ofReceivedCase(c),
  status: c.status,
  step: STEP_OF_BENEFIT[benefit],
  amount,
  method,
  ...(month ? { month } : {}),
});

/** A benefit was paid, or did not arrive, often when the case has long ended: its story goes on, its state does not. */
@Controller()
export class PaymentsHandler {
  constructor(private readonly privacy: Privacy) {}

  @Handles(BenefitPaid)
  paid(messages: Received<BenefitPaid>[], work: Work): Promise<void> {
    return this.tell(work, messages, 'paid', paidText, (c, message) =>
      say(
        CaseBenefitPaid,
        c.caseId,
        { ...ofPayment(c, message.data), paidOn: message.data.paidOn },
        message,
        c.version,
      ),
    );
  }

  @Handles(BenefitPaymentFailed)
  failed(messages: Received<BenefitPaymentFailed>[], work: Work): Promise<void> {
    return this.tell(work, messages, 'payment-failed', failedText, (c, message) => {
      const { fault, failedOn } = message.data;
      const data = { ...ofPayment(c, message.data), fault, failedOn };
      return say(CaseBenefitPaymentFailed, c.caseId, data, message, c.version);
    });
  }

  private async tell<T extends Payment>(
    work: Work,
    messages: readonly Received<T>[],
    kind: TimelineKind,
    textOf: (data: T) => string,
    told: (c: LinkedCase, message: Received<T>) => Saying,
  ): Promise<void> {
    const changes = messages.map((message): Change => {
      const { caseId, time, data } = message;
      const text = textOf(data);
      return {
        caseId,
        at: time,
        cause: message,
        rule: (state) => ({ state, consequences: [] }),
        entries: [entry(caseId, time, kind, 'social-insurance', text, STEP_OF_BENEFIT[data.benefit])],
      };
    });
    const cases = await proceed(work, this.privacy, changes);
    work.send(
      cases.map((c, i) => {
        const message = messages[i]!;
        if (!c) throw new Error(`there is no case ${message.caseId}`);
        return told(c, message);
      }),
    );
  }
}
