import {
  BENEFIT_DESK_LABELS,
  MONTHLY_PAYER_LABELS,
  PayerConfirmed,
  PaymentsOfDeceasedStopped,
  PaymentsResumed,
  type MonthlyPayer,
  type PayerKind,
} from '@lien-thong/contracts';
import { dayInWords, dong } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';
import { entry } from '../timeline/timeline';
import { proceed, type Change } from './case-process';

const namesOf = (payers: readonly MonthlyPayer[]): string =>
  payers.map((payer) => MONTHLY_PAYER_LABELS[payer]).join('; ');

const stoppedText = ({ payers, stoppedOn }: PaymentsOfDeceasedStopped): string =>
  payers.length
    ? `Đã dừng chi từ ngày ${dayInWords(stoppedOn)}: ${namesOf(payers)}. Chờ nơi chi trả xác nhận.`
    : 'Không có lương hưu, trợ cấp hằng tháng nào phải dừng.';

const confirmedText = ({ payer, desk, paidThrough, toRecover }: PayerConfirmed): string => {
  const month = `${paidThrough.slice(5, 7)}/${paidThrough.slice(0, 4)}`;
  const over = toRecover ? `; phải thu hồi ${dong(toRecover)}` : '';
  return `${BENEFIT_DESK_LABELS[desk]} xác nhận đã dừng chi (${MONTHLY_PAYER_LABELS[payer]}), tháng cuối đã chi ${month}${over}.`;
};

const resumedText = ({ payers, arrears }: PaymentsResumed): string =>
  payers.length
    ? `Đã chi lại: ${namesOf(payers)}; truy lĩnh ${dong(arrears)}.`
    : 'Không có khoản nào đã dừng phải chi lại.';

/** What those who paid the dead each month answer: the case's story goes on, its state does not. */
@Controller()
export class PayersHandler {
  constructor(private readonly privacy: Privacy) {}

  @Handles(PaymentsOfDeceasedStopped)
  stopped(messages: Received<PaymentsOfDeceasedStopped>[], work: Work): Promise<void> {
    return this.note(work, messages, 'payments-stopped', stoppedText);
  }

  @Handles(PayerConfirmed)
  confirmed(messages: Received<PayerConfirmed>[], work: Work): Promise<void> {
    return this.note(work, messages, 'payer-confirmed', confirmedText);
  }

  @Handles(PaymentsResumed)
  resumed(messages: Received<PaymentsResumed>[], work: Work): Promise<void> {
    return this.note(work, messages, 'payments-resumed', resumedText);
  }

  private async note<T extends object>(
    work: Work,
    messages: readonly Received<T>[],
    kind: PayerKind,
    textOf: (data: T) => string,
  ): Promise<void> {
    const changes = messages.map(({ caseId, time, data }): Change => {
      return {
        caseId,
        at: time,
        rule: (state) => ({ state, consequences: [] }),
        entries: [entry(caseId, time, kind, 'social-insurance', textOf(data))],
      };
    });
    const cases = await proceed(work, this.privacy, changes);
    const missing = cases.findIndex((c) => c === undefined);
    if (missing >= 0) throw new Error(`there is no case ${messages[missing]!.caseId}`);
  }
}
