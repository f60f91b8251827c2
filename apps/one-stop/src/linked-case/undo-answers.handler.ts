import {
  BenefitRevoked,
  BenefitStopped,
  DeathRegistrationAnnulled,
  DeathRegistrationNotAnnulled,
  DeathRegistrationStopped,
  DeregistrationStopped,
  ResidenceRestored,
  type Step,
  type StopResult,
} from '@lien-thong/contracts';
import { dong } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';
import { officeOf } from '../procedures/death';
import { undoesForCorrection, undoneForCorrection } from '../procedures/correct';
import { stopAnswered, undone, type UndoAnswer } from '../procedures/undo';
import { STEP_OF_BENEFIT } from '../procedures/benefit-steps';
import { entry } from '../timeline/timeline';
import { proceed, type Change } from './case-process';

const STOP_TEXTS: Record<StopResult, string> = {
  stopped: 'Đã dừng, chưa quyết định gì.',
  'already-decided': 'Đã quyết định trước khi nhận được đề nghị dừng.',
};

type Undone = Omit<UndoAnswer, 'at' | 'attempt'>;

/** What the offices answer to a withdrawal or an annulment. */
@Controller()
export class UndoAnswersHandler {
  constructor(private readonly privacy: Privacy) {}

  @Handles(DeathRegistrationStopped)
  registrationStopped(messages: Received<DeathRegistrationStopped>[], work: Work) {
    return this.stopped(messages, work, () => 'register-death');
  }

  @Handles(DeregistrationStopped)
  deregistrationStopped(messages: Received<DeregistrationStopped>[], work: Work) {
    return this.stopped(messages, work, () => 'deregister-residence');
  }

  @Handles(BenefitStopped)
  benefitStopped(messages: Received<BenefitStopped>[], work: Work) {
    return this.stopped(messages, work, ({ benefit }) => STEP_OF_BENEFIT[benefit]);
  }

  @Handles(DeathRegistrationAnnulled)
  annulled(messages: Received<DeathRegistrationAnnulled>[], work: Work) {
    return this.undone(messages, work, ({ number }) => ({
      step: 'register-death',
      state: 'undone',
      result: `Đã hủy đăng ký khai tử số ${number}.`,
    }));
  }

  @Handles(DeathRegistrationNotAnnulled)
  notAnnulled(messages: Received<DeathRegistrationNotAnnulled>[], work: Work) {
    return this.undone(messages, work, ({ ground }) => ({
      step: 'register-death',
      state: 'refused',
      result: ground,
    }));
  }

  @Handles(ResidenceRestored)
  restored(messages: Received<ResidenceRestored>[], work: Work) {
    return this.undone(messages, work, ({ result }) => ({
      step: 'deregister-residence',
      ...(result === 'restored'
        ? { state: 'undone', result: 'Đã khôi phục đăng ký thường trú.' }
        : { state: 'nothing-to-undo', result: 'Đăng ký thường trú chưa bị xóa.' }),
    }));
  }

  @Handles(BenefitRevoked)
  revoked(messages: Received<BenefitRevoked>[], work: Work) {
    return this.undone(messages, work, revocationOf);
  }

  private async stopped<T extends { attempt: number; result: StopResult }>(
    messages: Received<T>[],
    work: Work,
    stepOf: (data: T) => Step,
  ): Promise<void> {
    const changes = messages.map(({ id, traceparent, caseId, data, time }): Change => {
      const step = stepOf(data);
      return {
        caseId,
        at: time,
        cause: { id, traceparent },
        rule: (state) => stopAnswered(state, { step, attempt: data.attempt, result: data.result, at: time }),
        entries: [entry(caseId, time, 'answered', officeOf(step), STOP_TEXTS[data.result], step)],
      };
    });
    await proceed(work, this.privacy, changes);
  }

  private async undone<T extends { attempt: number }>(
    messages: Received<T>[],
    work: Work,
    answerOf: (data: T) => Undone,
  ): Promise<void> {
    const changes = messages.map(({ id, traceparent, caseId, data, time }): Change => {
      const answer = answerOf(data);
      return {
        caseId,
        at: time,
        cause: { id, traceparent },
        rule: (state) => {
          const given = { ...answer, attempt: data.attempt, at: time };
          return undoesForCorrection(state, answer.step)
            ? undoneForCorrection(state, given)
            : undone(state, given);
        },
        entries: [entry(caseId, time, 'undone', officeOf(answer.step), answer.result, answer.step)],
      };
    });
    await proceed(work, this.privacy, changes);
  }
}

function revocationOf({ benefit, result, decision, toRecover }: BenefitRevoked): Undone {
  const step = STEP_OF_BENEFIT[benefit];
  if (result === 'nothing-decided')
    return { step, state: 'nothing-to-undo', result: 'Chưa có quyết định nào.' };
  const revoked = `Đã thu hồi quyết định số ${decision ?? ''}`.trim();
  const money =
    result === 'to-recover' ? `phải thu hồi ${dong(toRecover ?? 0)} đã chi` : 'tiền chưa chi, không chi nữa';
  return { step, state: 'undone', result: `${revoked}; ${money}.` };
}
