import {
  BenefitCorrectionNoted,
  DeathRegistrationCorrected,
  DeathRegistrationNotCorrected,
  ResidenceCorrectionNoted,
  type BenefitCorrection,
  type ResidenceCorrection,
} from '@lien-thong/contracts';
import { dayInFigures, dong } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { proceed, type Change } from '../linked-case/case-process';
import { STEP_OF_BENEFIT } from '../procedures/benefit-steps';
import { corrected, noted, notCorrected, type CorrectionAnswer } from '../procedures/correct';
import { officeOf } from '../procedures/death';
import { entry } from '../timeline/timeline';
import { amendDeclared } from './amend-declared';

const OF_RESIDENCE: Record<ResidenceCorrection, string> = {
  'nothing-decided': 'Chưa xóa đăng ký thường trú; sẽ giải quyết theo nội dung đã cải chính.',
  unchanged: 'Đã ghi nhận; việc xóa đăng ký thường trú đã đúng người.',
  'another-person': 'Đã xóa đăng ký thường trú của người khác; phải khôi phục rồi giải quyết lại.',
};

const OF_BENEFIT: Record<BenefitCorrection, (decision: string, difference: number) => string> = {
  'nothing-decided': () => 'Chưa có quyết định hưởng; sẽ giải quyết theo nội dung đã cải chính.',
  unchanged: (decision) => `Đã ghi nhận; quyết định số ${decision} không thay đổi.`,
  'to-add': (decision, difference) =>
    `Theo nội dung đã cải chính, quyết định số ${decision} còn thiếu ${dong(difference)}; đang trình quyết định bổ sung.`,
  'to-recover': (decision, difference) =>
    `Theo nội dung đã cải chính, quyết định số ${decision} cao hơn mức được hưởng ${dong(difference)}; phần này phải thu hồi.`,
  'officer-decides': (decision) =>
    `Theo nội dung đã cải chính, cán bộ phải xem xét lại quyết định số ${decision}.`,
};

type Answer = Omit<CorrectionAnswer, 'nth' | 'at'>;
type Rule = (answer: CorrectionAnswer) => Change['rule'];

/** What the offices answer to a correction. */
@Controller()
export class CorrectionAnswersHandler {
  constructor(
    private readonly privacy: Privacy,
    private readonly trusted: TrustedOffices,
  ) {}

  @Handles(DeathRegistrationCorrected)
  async registrationCorrected(messages: Received<DeathRegistrationCorrected>[], work: Work): Promise<void> {
    for (const { caseId, data } of messages) checkExtract(this.trusted, caseId, data.extract);
    for (const { caseId, data } of messages)
      await amendDeclared(work.db, this.privacy, caseId, data.corrected);
    const changes = messages.map((message): Change => {
      const { extract, correctedOn } = message.data;
      const result = `Đã cải chính đăng ký khai tử số ${extract.number}, ngày ${dayInFigures(correctedOn)}.`;
      const rule: Rule = (answer) => (state) => corrected(state, answer);
      return { ...changeOf(message, { step: 'register-death', result }, rule), extract };
    });
    await proceed(work, this.privacy, changes);
  }

  @Handles(DeathRegistrationNotCorrected)
  registrationNotCorrected(messages: Received<DeathRegistrationNotCorrected>[], work: Work): Promise<void> {
    return this.note(messages, work, (message) =>
      changeOf(
        message,
        { step: 'register-death', result: message.data.ground },
        (answer) => (state) => notCorrected(state, answer),
      ),
    );
  }

  @Handles(ResidenceCorrectionNoted)
  residenceNoted(messages: Received<ResidenceCorrectionNoted>[], work: Work): Promise<void> {
    return this.note(messages, work, (message) => {
      const found = message.data.result;
      const answer: Answer = { step: 'deregister-residence', result: OF_RESIDENCE[found] };
      return changeOf(message, answer, (given) => (state) => noted(state, given, found));
    });
  }

  @Handles(BenefitCorrectionNoted)
  benefitNoted(messages: Received<BenefitCorrectionNoted>[], work: Work): Promise<void> {
    return this.note(messages, work, (message) => {
      const { benefit, result, decision = '', difference = 0 } = message.data;
      const answer: Answer = {
        step: STEP_OF_BENEFIT[benefit],
        result: OF_BENEFIT[result](decision, difference),
      };
      return changeOf(message, answer, (given) => (state) => noted(state, given));
    });
  }

  private async note<T extends object>(
    messages: Received<T>[],
    work: Work,
    changeFor: (message: Received<T>) => Change,
  ): Promise<void> {
    await proceed(work, this.privacy, messages.map(changeFor));
  }
}

function changeOf(
  { id, traceparent, caseId, time, data }: Received<{ attempt: number }>,
  answer: Answer,
  rule: Rule,
): Change {
  const { step, result } = answer;
  return {
    caseId,
    at: time,
    cause: { id, traceparent },
    rule: rule({ ...answer, nth: data.attempt, at: time }),
    entries: [entry(caseId, time, 'corrected', officeOf(step), result, step)],
  };
}
