import { Event } from '../message';
import {
  Code,
  CommuneCode,
  Day,
  Dong,
  Email,
  Instant,
  ListOf,
  ListOneOf,
  OneOf,
  Part,
  Phone,
  Text,
  Whole,
} from '../schema/fields';
import {
  CHANNELS,
  LANGUAGES,
  PAPERS,
  PAYMENT_METHODS,
  PROCEDURES,
  STEPS,
  type Channel,
  type Language,
  type Paper,
  type PaymentMethod,
  type Procedure,
  type Step,
} from '../forms/words';
import { PAYMENT_FAULTS, type PaymentFault } from '../social-insurance/payments';
import { CASE_STATUSES, STEP_STATES, type CaseStatus, type StepState } from './case-status';
import { UndoView } from './undoing';
import { ANNULMENT_GROUNDS, type AnnulmentGround } from '../civil-registration/undoing';

/** Whom to tell, and by what. The dead person is never named to a channel that others may read. */
export class Contact {
  @Text('Họ và tên', { max: 100 }) fullName!: string;
  @Phone('Số điện thoại', { optional: true }) phone?: string;
  @Email('Thư điện tử', { optional: true }) email?: string;
  @OneOf('Ngôn ngữ thông báo', LANGUAGES, { optional: true }) language?: Language;
}

export class StepSummary {
  @OneOf('Bước', STEPS) step!: Step;
  @OneOf('Trạng thái', STEP_STATES) state!: StepState;
  @Instant('Chuyển lúc', { optional: true }) toldAt?: string;
  @Instant('Trả lời lúc', { optional: true }) answeredAt?: string;
}

/** What every event of a case says of it. */
export abstract class OfCase {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @OneOf('Hình thức nộp', CHANNELS) channel!: Channel;
  @Part('Liên hệ', () => Contact) contact!: Contact;
}

export abstract class OfReceivedCase extends OfCase {
  @Code('Mã hồ sơ') dossierCode!: string;
  @Instant('Tiếp nhận lúc') receivedAt!: string;
  @Day('Ngày hẹn trả') promisedOn!: string;
  @Day('Ngày hẹn trả ban đầu', {
    optional: true,
    note: 'Where the promised day was put off with an apology.',
  })
  firstPromisedOn?: string;
}

@Event('one-stop.case-submitted.v1', {
  summary: 'A declaration came online or by post and waits for an officer.',
})
export class CaseSubmitted extends OfCase {
  @Instant('Nộp lúc') submittedAt!: string;
  @ListOneOf('Thủ tục', PROCEDURES, { min: 2, max: 4 }) procedures!: Procedure[];
}

@Event('one-stop.case-received.v1', {
  summary: 'The case is received: it has a dossier code, a promised day, and its clock runs.',
})
export class CaseReceived extends OfReceivedCase {
  @ListOneOf('Thủ tục', PROCEDURES, { min: 2, max: 4 }) procedures!: Procedure[];
}

@Event('one-stop.case-not-accepted.v1', { summary: 'An officer did not accept the declaration, and why.' })
export class CaseNotAccepted extends OfCase {
  @Text('Lý do', { max: 300 }) reason!: string;
  @Instant('Lúc') decidedAt!: string;
}

@Event('one-stop.supplement-requested.v1', {
  summary: 'The family is asked for papers; the asking step waits.',
})
export class SupplementRequested extends OfReceivedCase {
  @OneOf('Bước', STEPS) step!: Step;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6 }) papers!: Paper[];
  @Instant('Yêu cầu lúc') requestedAt!: string;
}

/** What one office asks for. */
export class StepPapers {
  @OneOf('Bước', STEPS) step!: Step;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6 }) papers!: Paper[];
}

@Event('one-stop.supplement-requested.v2', {
  summary: 'The family is asked, on one slip, for all that offices lack; each asking step waits.',
})
export class SupplementRequestedV2 extends OfReceivedCase {
  @ListOf('Yêu cầu của từng bước', () => StepPapers, { min: 1, max: 4 }) requests!: StepPapers[];
  @Whole('Lần yêu cầu', { min: 1, max: 1000, note: 'More than one makes the dossier count as late.' })
  nth!: number;
  @Instant('Yêu cầu lúc') requestedAt!: string;
}

@Event('one-stop.supplement-answered.v1', {
  summary: 'The family brought what was asked for; the step goes on.',
})
export class SupplementAnswered extends OfReceivedCase {
  @OneOf('Bước', STEPS) step!: Step;
  @Instant('Bổ sung lúc') answeredAt!: string;
}

@Event('one-stop.case-rescheduled.v1', {
  summary: 'The promised day moved because the law or the calendar did; the event has the new day and why.',
})
export class CaseRescheduled extends OfReceivedCase {
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @Day('Ngày hẹn trả trước đây') formerlyPromisedOn!: string;
  @Text('Lý do', { max: 1000 }) why!: string;
  @Instant('Lúc') rescheduledAt!: string;
}

@Event('one-stop.case-refused.v1', {
  summary: 'The death was not registered, so nothing of the case can follow.',
})
export class CaseRefused extends OfReceivedCase {
  @Code('Lý do') reason!: string;
  @Text('Căn cứ', { max: 300 }) ground!: string;
  @Instant('Kết thúc lúc') endedAt!: string;
}

@Event('one-stop.case-completed.v1', { summary: 'Every office has answered; the result is ready.' })
export class CaseCompleted extends OfReceivedCase {
  @ListOf('Các bước', () => StepSummary, { min: 1, max: 4 }) steps!: StepSummary[];
  @Instant('Kết thúc lúc') endedAt!: string;
  @Whole('Số lần yêu cầu bổ sung', { min: 0, max: 1000 }) supplements!: number;
}

@Event('one-stop.case-topped-up.v1', {
  summary:
    'A benefit of this case was raised by a law applied from an earlier day; the family need not ask for it.',
})
export class CaseToppedUp extends OfReceivedCase {
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @OneOf('Bước', STEPS) step!: Step;
  @Dong('Số tiền bổ sung') amount!: number;
  @Text('Căn cứ', { max: 500 }) ground!: string;
  @Instant('Lúc') toppedUpAt!: string;
}

/** What of a benefit is told of when money moves. */
abstract class OfBenefitPayment extends OfReceivedCase {
  @OneOf('Trạng thái', Object.keys(CASE_STATUSES)) status!: CaseStatus;
  @OneOf('Bước', STEPS) step!: Step;
  @Dong('Số tiền') amount!: number;
  @OneOf('Hình thức nhận tiền', PAYMENT_METHODS) method!: PaymentMethod;
  @Day('Tháng chi trả', { optional: true, note: 'The first day of the month, of a monthly benefit.' })
  month?: string;
}

@Event('one-stop.benefit-paid.v1', { summary: 'A benefit of this case, or a month of one, has been paid.' })
export class CaseBenefitPaid extends OfBenefitPayment {
  @Day('Ngày chi trả') paidOn!: string;
}

@Event('one-stop.benefit-payment-failed.v1', {
  summary: 'Money of this case did not arrive or came back; the family is told what to do.',
})
export class CaseBenefitPaymentFailed extends OfBenefitPayment {
  @OneOf('Lý do', PAYMENT_FAULTS) fault!: PaymentFault;
  @Day('Ngày') failedOn!: string;
}

@Event('one-stop.case-withdrawn.v1', {
  summary: 'The family withdrew the declaration before anything was decided.',
})
export class CaseWithdrawn extends OfCase {
  @Instant('Rút lúc') withdrawnAt!: string;
}

@Event('one-stop.withdrawal-requested.v1', {
  summary: 'The family asks that nothing more be done; offices that have not decided are told to stop.',
})
export class WithdrawalRequested extends OfReceivedCase {
  @Instant('Yêu cầu lúc') requestedAt!: string;
}

@Event('one-stop.withdrawal-completed.v1', {
  summary:
    'Every office has answered the withdrawal: what was stopped, and what had been decided before and stands.',
})
export class WithdrawalCompleted extends OfReceivedCase {
  @ListOf('Các bước', () => UndoView, { max: 4 }) steps!: UndoView[];
  @Instant('Kết thúc lúc') endedAt!: string;
}

@Event('one-stop.case-stopped.v1', {
  summary: 'An authority had the case stop before its end; offices that had not decided do not any more.',
})
export class CaseStopped extends OfReceivedCase {
  @Text('Lý do', { max: 300 }) why!: string;
  @Text('Căn cứ', { max: 300 }) ground!: string;
  @ListOf('Các bước', () => UndoView, { max: 4 }) steps!: UndoView[];
  @Instant('Kết thúc lúc') endedAt!: string;
}

@Event('one-stop.case-annulled.v1', {
  summary:
    'The death registration of this case is annulled; every office that acted on it is told to undo it.',
})
export class CaseAnnulled extends OfReceivedCase {
  @OneOf('Căn cứ hủy', ANNULMENT_GROUNDS) ground!: AnnulmentGround;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @Instant('Hủy lúc') annulledAt!: string;
}

@Event('one-stop.annulment-completed.v1', {
  summary: 'Every office has undone its part of an annulled case, or had nothing to undo.',
})
export class AnnulmentCompleted extends OfReceivedCase {
  @ListOf('Các bước', () => UndoView, { min: 1, max: 4 }) steps!: UndoView[];
  @Instant('Kết thúc lúc') endedAt!: string;
}
