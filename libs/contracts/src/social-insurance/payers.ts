import { Extract } from '../civil-registration/extract';
import { BENEFIT_DESKS, MONTHLY_PAYERS, type BenefitDesk, type MonthlyPayer } from '../forms/words';
import { Command, Event } from '../message';
import { CommuneCode, Day, Dong, ListOneOf, OneOf, Part, Text } from '../schema/fields';

@Command<StopPaymentsOfDeceased>('social-insurance.stop-payments-of-deceased.v1', {
  summary:
    'A death is registered of which no claim tells: stop what the person was paid each month. Where a benefit is claimed, the claim has it stopped.',
  person: ({ extract }) => extract.deceased.personalId,
})
export class StopPaymentsOfDeceased {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Part('Trích lục', () => Extract) extract!: Extract;
}

@Event('social-insurance.payments-of-deceased-stopped.v1', {
  summary: 'What is paid no more in the registers; each payer has yet to confirm.',
})
export class PaymentsOfDeceasedStopped {
  @ListOneOf('Các khoản đã dừng', MONTHLY_PAYERS, {
    max: MONTHLY_PAYERS.length,
    note: 'None: nobody paid this person.',
  })
  payers!: MonthlyPayer[];
  @Day('Dừng ngày') stoppedOn!: string;
}

@Event('social-insurance.payer-confirmed.v1', {
  summary: 'A payer has confirmed that it pays the dead no more, and through which month it paid.',
})
export class PayerConfirmed {
  @OneOf('Khoản hằng tháng', MONTHLY_PAYERS) payer!: MonthlyPayer;
  @OneOf('Cơ quan chi trả', BENEFIT_DESKS) desk!: BenefitDesk;
  @Day('Tháng cuối đã chi', { note: 'The first day of the month.' }) paidThrough!: string;
  @Dong('Số tiền phải thu hồi', { optional: true, note: 'Paid for months after the last that was due.' })
  toRecover?: number;
  @Day('Xác nhận ngày') confirmedOn!: string;
}

@Command<ResumePayments>('social-insurance.resume-payments.v1', {
  summary:
    'The registered death was none: pay the living what the registration had stopped, and what was missed.',
  person: ({ extract }) => extract.deceased.personalId,
})
export class ResumePayments {
  @Part('Trích lục đã bị hủy', () => Extract) extract!: Extract;
  @Text('Lý do', { max: 300 }) why!: string;
}

@Event('social-insurance.payments-resumed.v1', {
  summary: 'What is paid again, and the sum that was missed.',
})
export class PaymentsResumed {
  @ListOneOf('Các khoản được chi lại', MONTHLY_PAYERS, {
    max: MONTHLY_PAYERS.length,
    note: 'None: nothing had been stopped.',
  })
  payers!: MonthlyPayer[];
  @Dong('Truy lĩnh') arrears!: number;
  @Day('Chi lại từ ngày') resumedOn!: string;
}
